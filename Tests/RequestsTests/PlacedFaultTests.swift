import JSONText
import Testing

@testable import Requests

/// The text `{"a": 12,}` of a file that writes `{{n}}` for the 12, four bytes into the file.
private let file = Array("....{\"a\": {{n}},}".utf8)

private let body = MappedText(
  bytes: Array("{\"a\": 12,}".utf8),
  map: SourceMap([
    .init(derived: 0..<6, source: 4..<10), .init(derived: 6..<8, source: 10..<15),
    .init(derived: 8..<10, source: 15..<17),
  ]))

@Test func aFaultIsPlacedInTheFileWithItsMend() {
  let fault = SyntaxFault(message: "m", range: 1..<4, edits: [TextEdit(range: 1..<4, text: "x")], mend: "do")
  let placed = body.placedInFile(fault, file: file)
  #expect(placed == SyntaxFault(message: "m", range: 5..<8, edits: [TextEdit(range: 5..<8, text: "x")], mend: "do"))
}

@Test(arguments: [6..<8, 7..<7, 6..<6, 8..<9, 5..<9])
func aMendThatTouchesAVariableIsLeftOut(_ range: Range<Int>) {
  let fault = SyntaxFault(message: "m", range: 8..<9, edits: [TextEdit(range: range, text: "x")], mend: "do")
  #expect(body.placedInFile(fault, file: file) == SyntaxFault(message: "m", range: 15..<16))
}

@Test func aMendAtTheEndOfATextIsKept() {
  let fault = SyntaxFault(message: "m", range: 10..<10, edits: [TextEdit(range: 10..<10, text: "}")], mend: "do")
  let placed = body.placedInFile(fault, file: file)
  #expect(placed.edits == [TextEdit(range: 17..<17, text: "}")])
}
