import Linting

/// The last pattern that matches a path decides, and `!` turns a pattern around.
///
/// An input is the text of an ignore file, a line `---`, and a path.
func checkGlobs(_ input: [UInt8]) {
  let (text, rest) = input.split(atLine: "---")
  let path = rest.split(separator: UInt8(ascii: "/")).map(Array.init)
  let patterns = IgnorePatterns(text)
  for isDirectory in [false, true] {
    let verdicts = text.split(separator: UInt8(ascii: "\n")).map { line in
      IgnorePatterns(patterns: [String(decoding: line, as: UTF8.self)]).verdict(on: path, isDirectory: isDirectory)
    }
    guard String(validating: text, as: UTF8.self) != nil, !text.starts(with: [0xEF, 0xBB, 0xBF]) else { continue }
    let expected = verdicts.last { $0 != nil } ?? nil
    expect(patterns.verdict(on: path, isDirectory: isDirectory) == expected, "the last pattern doesn't decide")
  }
  _ = patterns.contain(path)
}
