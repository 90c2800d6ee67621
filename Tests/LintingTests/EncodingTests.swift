import JSONText
import Testing

@testable import Linting

/// Files whose bytes are not all text in UTF-8.
@Suite struct EncodingTests {
  private static let path = "\(SampleRequest.root)/restorePointCollections/c/restorePoints/p?api-version=2025-04-01"

  /// A request with RP205 in the URL, and with RP401 after a name on the same line.
  private static func request(name: [UInt8], duration: Int = 59) -> [UInt8] {
    Array(#"{"method": "PUT", "url": "\#(path)", "headers": {"x": ""#.utf8) + name
      + Array(#""}, "body": {"properties": {"instantAccessDurationMinutes": \#(duration)}}}"#.utf8)
  }

  private static func lint(_ bytes: [UInt8], path: String = "a.json", operation: String? = nil) -> RunReport.File {
    Linter(options: Linter.Options(operation: operation)).lint(bytes, path: path, isNamed: operation != nil)
  }

  private static func utf16(_ text: String) -> [UInt8] {
    text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
  }

  @Test(arguments: [0xE9, 0x85, 0xFF] as [UInt8])
  func anUndecodableByteIsOneColumnAndTheRestIsChecked(byte: UInt8) throws {
    let bytes = Self.request(name: [0x61, byte, 0x62])
    let findings = Self.lint(bytes).findings
    #expect(findings.map(\.rule) == [RuleID(4), RuleID(401)])
    #expect(Array(bytes[findings[0].range.bytes]) == [byte])
    #expect(findings[0].range.end.column == findings[0].range.start.column + 1)
    #expect(findings[0].excerpt?.line.isEmpty == false)
    #expect(findings[1].range == Self.lint(Self.request(name: [0x61, 0x62, 0x63])).findings.last?.range)
  }

  @Test func oneFindingIsEnoughForAFile() {
    let findings = Self.lint(Self.request(name: [0xE9, 0x0A, 0xE9, 0x0A, 0xE9])).findings
    #expect(findings.map(\.rule).filter { $0 == RuleID(4) }.count == 1)
  }

  @Test func eachRecordOfJSONLinesHasItsOwnFinding() {
    let names: [[UInt8]] = [[0xE9, 0xE9], [0x61], [0xFF]]
    let lines = names.map { Self.request(name: $0) }
    let findings = Self.lint(Array(lines.joined(separator: [0x0A])), path: "a.jsonl").findings
    #expect(
      findings.map { "\($0.rule) \($0.range.start.line)" } == [
        "RP004 1", "RP401 1", "RP401 2", "RP004 3", "RP401 3",
      ])
  }

  @Test func aFileIsNotFixedBeforeItCanBeDecoded() {
    let body = Array(#"{"properties": {"excludeDisks": [], "provisioningState": "Succeeded", "x": ""#.utf8)
    let bytes = body + [0xE9] + Array("\"}}".utf8)
    let findings = Self.lint(bytes).findings
    #expect(findings.contains { $0.rule == RuleID(101) })
    #expect(findings.allSatisfy { $0.fix == nil })
    #expect(Linter().fix(bytes, path: "a.json", isNamed: true, includesUnsafe: true).bytes == bytes)
  }

  @Test func utf16IsReadWithoutAByteOrderMark() {
    let text = String(decoding: Self.request(name: Array("é😀".utf8)), as: UTF8.self)
    let findings = Self.lint(Self.utf16(text)).findings
    #expect(findings.map(\.rule) == [RuleID(401)])
    #expect(findings.map(\.range.start) == Self.lint(Array(text.utf8)).findings.map(\.range.start))
  }

  @Test func utf32IsOneFinding() {
    let text = String(decoding: Self.request(name: []), as: UTF8.self)
    let bytes = text.unicodeScalars.flatMap { scalar -> [UInt8] in [UInt8(truncatingIfNeeded: scalar.value), 0, 0, 0] }
    #expect(Self.lint(bytes).findings.map(\.rule) == [RuleID(4)])
    #expect(Self.lint([0xFF, 0xFE, 0, 0] + bytes).findings.map(\.rule) == [RuleID(4)])
  }

  @Test(
    arguments: [[0x50, 0x4B, 3, 4, 0, 0xFF, 0, 0], Array("{ \"author\": \"J".utf8) + [0xF6, 0x22, 0x7D]] as [[UInt8]])
  func whatIsNotAboutRestorePointsIsSkipped(_ bytes: [UInt8]) {
    #expect(Self.lint(bytes).outcome == .skipped(.noRequest))
    #expect(Self.lint(bytes).findings == [])
    #expect(Self.lint(bytes, operation: "RestorePoints_Create").findings.contains { $0.rule == RuleID(4) })
  }
}
