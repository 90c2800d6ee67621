import Testing

/// Malformed files, which must not keep the others from being checked.
@Suite struct BadInputTests {
  private let directory: Scratch

  init() throws {
    directory = try Scratch()
    try directory.write(Payload.bad, to: "bad.json")
  }

  /// The report on `name` and on a file with a known error, which must be found whatever the first file contains.
  private func report(on name: String, _ options: String...) throws -> Outcome {
    let outcome = try Program.run(options + [name, "bad.json"], in: directory.path)
    #expect(outcome.output.contains("bad.json:4:61: error RP401"))
    return outcome
  }

  @Test(arguments: ["", " \r\n\t", "\u{FEFF}"]) func anEmptyFileContainsNoRequest(text: String) throws {
    try directory.write(text, to: "empty.json")
    let skipped = try report(on: "empty.json")
    #expect(!skipped.output.contains("RP003"))
    #expect(skipped.errors == "rplint: empty.json: skipped: the file is empty\n")
    let body = try report(on: "empty.json", "--operation", "RestorePoints_Create")
    #expect(body.output.contains("warning RP003"))
    #expect(body.errors == "")
  }

  @Test(arguments: [[0xFF, 0xD8, 0xFF, 0x00, 0x80], [0x7B, 0xC3, 0x28, 0x7D], [0xED, 0xA0, 0x80]] as [[UInt8]])
  func invalidTextIsAnEncodingErrorInABody(bytes: [UInt8]) throws {
    try directory.write(bytes, to: "picture.json")
    #expect(try report(on: "picture.json").errors.hasPrefix("rplint: picture.json: skipped: "))
    let body = try report(on: "picture.json", "--operation", "RestorePoints_Create")
    #expect(body.output.contains("picture.json:1:"))
    #expect(body.output.contains("error RP004"))
  }

  @Test(arguments: ["[", "{\"a\":", "[{\"properties\":"]) func deepNestingIsASyntaxError(bracket: String) throws {
    try directory.write(String(repeating: bracket, count: 100_000), to: "deep.json")
    try directory.write(Payload.envelope(String(repeating: bracket, count: 100_000)), to: "body.json")
    #expect(try report(on: "deep.json").status == 1)
    #expect(try report(on: "body.json").output.contains("RP001"))
  }

  @Test func aLargeFileIsReadCompletely() throws {
    let entry = Payload.clean.dropLast()
    let spaces = String(repeating: " ", count: 10_000)
    let list = "[" + String(repeating: entry + spaces + ",\n", count: 2000) + Payload.bad + "]"
    try directory.write(list, to: "large.json")
    let outcome = try directory.rplint("large.json", "--quiet")
    #expect(outcome.output.contains("large.json:10004:61: error RP401"))
    #expect(outcome.status == 1)
  }

  @Test(arguments: ["\u{1B}]0;title\u{7}", "\u{1B}[31m", "\u{0}", "\u{202E}abc", "\u{9B}31m", "\r", "\u{2066}"])
  func controlCharactersAreNeverPrintedRaw(text: String) throws {
    let key = "{ \"properties\": { \"\(text)x\": 1, \"consistencyMode\": \"\(text)\" } }"
    try directory.write(Payload.envelope(key), to: "evil.json")
    try directory.write("{ \"location\": \"\(text)\", oops", to: "evil.http")
    let outcome = try directory.rplint("evil.json", "evil.http", "\(text.filter { $0 != "\0" })gone.json")
    for scalar in text.unicodeScalars where scalar.properties.generalCategory != .lowercaseLetter {
      guard !scalar.isASCII || scalar.value < 0x20 else { continue }
      #expect(!(outcome.output + outcome.errors).unicodeScalars.contains(scalar))
    }
    #expect(outcome.output.contains("evil.json:4:"))
  }
}
