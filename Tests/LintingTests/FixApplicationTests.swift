import JSONText
import Linting
import Testing

@Suite struct FixApplicationTests {
  static let text = Array("0123456789".utf8)

  static func edit(_ range: Range<Int>, _ text: String = "") -> TextEdit { TextEdit(range: range, text: text) }

  @Test(arguments: [
    ([[edit(2..<3, "b")], [edit(0..<1, "a")]], "a1b3456789", [0, 1]),
    ([[edit(2..<4)], [edit(3..<5)], [edit(4..<6)]], "016789", [0, 2]),
    ([[edit(2..<4)], [edit(4..<4, "x")]], "01456789", [0]),
    ([[edit(2..<2, "x")], [edit(2..<4)]], "01x23456789", [0]),
    ([[edit(2..<2, "x")], [edit(2..<2, "y")]], "01x23456789", [0]),
    ([[edit(2..<2, "x")], [edit(2..<2, "x")]], "01x23456789", [0, 1]),
    ([[edit(2..<4), edit(6..<6, "x")], [edit(2..<4)]], "0145x6789", [0, 1]),
    ([[edit(2..<4)], [edit(2..<4), edit(6..<6, "x")]], "01456789", [0]),
    ([[edit(8..<9), edit(1..<2)], [edit(1..<3)], [edit(9..<10)]], "0234567", [0, 2]),
    ([[edit(1..<3), edit(2..<4)]], "0123456789", []),
    ([[edit(5..<5, "]"), edit(5..<5, "}")]], "01234]}56789", [0]),
    ([[edit(5..<6), edit(5..<5, "}")]], "01234}6789", [0]),
    ([[edit(9..<11)], [edit(-1..<0)], [], [edit(10..<10, "!")]], "0123456789!", [3]),
    ([[edit(0..<9)], [edit(3..<4)], [edit(9..<10)]], "", [0, 2]),
  ])
  func conflictingFixesAreSkipped(_ fixes: [[TextEdit]], _ expected: String, _ applied: [Int]) {
    let application = FixApplication(of: fixes, to: Self.text)
    #expect(String(decoding: application.text, as: UTF8.self) == expected)
    #expect(application.applied == applied)
  }
}
