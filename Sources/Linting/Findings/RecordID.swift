internal import JSONText

/// What identifies a record of JSON lines: the value at a pointer that the user gives.
public enum RecordID: Sendable, Equatable {
  case string(String)
  case integer(Int64)
  case boolean(Bool)

  /// Nil for an object, an array, `null` and a number with a fraction.
  init?(_ node: JSONNode) {
    let id = node.string.map(RecordID.string) ?? node.integer.map(RecordID.integer)
    guard let id = id ?? node.boolean.map(RecordID.boolean) else { return nil }
    self = id
  }

  /// The value at `pointer` in the line at an offset, whose syntax is repaired if necessary; nil if there is none.
  init?(at pointer: JSONPointer, inLineAt offset: Int, of text: [UInt8]) {
    let newline = UInt8(ascii: "\n")
    let start = text[..<offset].lastIndex(of: newline).map { $0 + 1 } ?? 0
    let end = text[offset...].firstIndex(of: newline) ?? text.count
    let line = ParsedText(MappedText(bytes: Array(text[start..<end])), dialect: .json)
    guard let id = line.document?.withRoot({ $0[pointer].flatMap(RecordID.init) }) ?? nil else { return nil }
    self = id
  }
}
