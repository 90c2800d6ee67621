import JSONText
import Linting

/// A text to apply fixes to, with the file that contains it.
struct FixableText {
  /// The contents of the file.
  var file: [UInt8]
  var text: MappedText
  var base = JSONPointer.root

  init(_ text: String) {
    file = Array(text.utf8)
    self.text = MappedText(bytes: file)
  }

  /// Uses the string value at `pointer` in a file as the text.
  init?(_ file: String, stringAt pointer: String) {
    self.init(file)
    guard let pointer = JSONPointer(pointer), let inner = text.unescapedString(at: pointer) else { return nil }
    text = inner
  }

  /// Uses the lines of a quotation as the text, without their `> ` prefixes.
  init(quotation: String) {
    self.init(quotation)
    var segments: [SourceMap.Segment] = []
    var bytes: [UInt8] = []
    for line in file.split(separator: 0x0A) {
      let source = line.startIndex + 2..<min(line.endIndex + 1, file.count)
      segments.append(.init(derived: bytes.count..<bytes.count + source.count, source: source))
      bytes += file[source]
    }
    text = MappedText(bytes: bytes, map: SourceMap(segments))
  }

  func edits(_ change: Fix.Change) -> [TextEdit]? {
    let pointers = FixPlan.pointers(neededFor: change).map { base.appending($0) }
    let ranges = RangeIndex(of: pointers, in: text.bytes.span)
    return FixPlan(text: text, base: base, file: file).edits(for: change, ranges: ranges)
  }

  /// The file with a change applied; nil if the change isn't possible.
  func fixed(_ change: Fix.Change) -> String? {
    edits(change).map { String(decoding: FixApplication(of: [$0], to: file).text, as: UTF8.self) }
  }
}

/// Parses a pointer; the root if the text is invalid.
func at(_ text: String) -> JSONPointer { JSONPointer(text) ?? .root }
