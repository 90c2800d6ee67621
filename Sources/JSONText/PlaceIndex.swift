/// Where values and their keys stand in a JSON text that jansson accepts.
public struct PlaceIndex: Sendable {
  /// The bytes of a value and of its key, quotes included, and the commas around the two.
  public struct Place: Sendable, Equatable {
    /// nil for the root and for elements of arrays.
    public var key: Range<Int>?
    public var value: Range<Int>

    /// The comma before the member or element in the same container; nil for the first one.
    public var previousComma: Int?

    /// The comma behind the member or element in the same container; nil for the last one.
    public var nextComma: Int?

    public init(key: Range<Int>?, value: Range<Int>, previousComma: Int? = nil, nextComma: Int? = nil) {
      self.key = key
      self.value = value
      self.previousComma = previousComma
      self.nextComma = nextComma
    }
  }

  private let tree: PlaceTree

  /// Finds the places of `pointers` in one pass over `text`, which is valid JSON.
  ///
  /// Of a key that stands twice in an object, the last one counts, as in jansson's tree. A text that is no JSON gives
  /// fewer places.
  public init(of pointers: some Sequence<JSONPointer>, in text: Span<UInt8>) {
    var tree = PlaceTree(of: pointers)
    var finder = PlaceFinder()
    finder.fill(&tree, from: text)
    self.tree = tree
  }

  /// The place of a value that was asked for, or that encloses such a one; nil if the text has no such value.
  public subscript(_ pointer: JSONPointer) -> Place? { tree.place(of: pointer) }
}
