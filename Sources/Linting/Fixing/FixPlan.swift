internal import JSONText

struct FixPlan {
  init(text: MappedText, base: JSONPointer) {}
  func edits(for change: Fix.Change, places: PlaceIndex) -> [TextEdit]? { nil }
  static func pointers(neededFor change: Fix.Change) -> [JSONPointer] { [] }
  static func urlEdits(in url: MappedText, replacing range: Range<Int>, with text: String) -> [TextEdit]? { nil }
}
