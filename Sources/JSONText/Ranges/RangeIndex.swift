/// The byte ranges of values and their keys in a valid JSON text.
public struct RangeIndex: Sendable {
  /// The byte ranges of a value and its key, quotes included, and the offsets of the commas around them.
  public struct Entry: Sendable, Equatable {
    /// nil for the root and for array elements.
    public var key: Range<Int>?
    public var value: Range<Int>

    /// The comma before the member or element in the same container; nil for the first one.
    public var previousComma: Int?

    /// The comma after the member or element in the same container; nil for the last one.
    public var nextComma: Int?

    public init(key: Range<Int>?, value: Range<Int>, previousComma: Int? = nil, nextComma: Int? = nil) {
      self.key = key
      self.value = value
      self.previousComma = previousComma
      self.nextComma = nextComma
    }
  }

  private let tree: RangeTree

  /// Finds the values at `pointers` in one pass over `text`.
  ///
  /// As in jansson's tree, the last one of duplicate keys counts. In a text that is not valid JSON, values may be
  /// missing.
  public init(of pointers: some Sequence<JSONPointer>, in text: Span<UInt8>) {
    var tree = RangeTree(of: pointers)
    var finder = RangeFinder()
    finder.fill(&tree, from: text)
    self.tree = tree
  }

  /// The entry of a value that was requested or encloses a requested one; nil if the text has no such value.
  public subscript(_ pointer: JSONPointer) -> Entry? { tree.entry(of: pointer) }
}
