/// Where values and their keys stand in a JSON text that jansson accepts.
public struct PlaceIndex: Sendable {
  /// The bytes of a value and of its key, quotes included.
  public struct Place: Sendable, Equatable {
    /// nil for the root and for elements of arrays.
    public var key: Range<Int>?
    public var value: Range<Int>

    public init(key: Range<Int>?, value: Range<Int>) {
      self.key = key
      self.value = value
    }
  }

  private let places: [JSONPointer: Place]

  /// Finds the places of `pointers` in one pass over `text`, which is valid JSON.
  ///
  /// Of a key that stands twice in an object, the last one counts, as in jansson's tree.
  public init(of pointers: some Sequence<JSONPointer>, in text: Span<UInt8>) {
    places = [:]
  }

  /// The place of a value that was asked for; nil if the text has no such value.
  public subscript(_ pointer: JSONPointer) -> Place? { places[pointer] }
}
