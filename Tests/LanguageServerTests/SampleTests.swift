import Linting
import TestSupport
import Testing

@testable import LanguageServer

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// In every sample, the diagnostics are the findings of the command for the folder.
@Suite struct SampleTests {
  private static let directory = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(path: "samples")

  static let samples: [String] = ["good", "bad"].flatMap { part in
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.appending(path: part).path)) ?? []
    return names.filter { !$0.hasSuffix(".expected") }.sorted().map { "\(part)/\($0)" }
  }

  @Test func thereAreManySamples() {
    #expect(Self.samples.count > 40)
  }

  @Test(arguments: samples) func diagnosticsAreTheFindings(sample: String) throws {
    let bytes = try [UInt8](Data(contentsOf: Self.directory.appending(path: sample)))
    let text = String(decoding: bytes, as: UTF8.self)
    guard Array(text.utf8) == bytes else { return }
    let expected = Self.expected(in: bytes, path: "/\(sample)")
    let client = try TestClient.initialized()
    let uri = DocumentURI(path: "/\(sample)").text
    client.open(uri, text)
    #expect(Self.summary(client.takeDiagnostics(of: uri) ?? []) == expected)
    try Self.editAndUndo(client, uri, text)
    #expect(Self.summary(client.takeDiagnostics(of: uri) ?? []) == expected)
  }

  /// Makes 100 random edits in bursts, and undoes them.
  private static func editAndUndo(_ client: TestClient, _ uri: String, _ text: String) throws {
    var generator = SeededGenerator(seed: UInt64(text.utf8.count))
    var document = DocumentText(Array(text.utf8))
    var undo: [(range: TextRange, text: String)] = []
    for version in 2..<102 {
      let start = position(in: document, &generator)
      let range = start..<max(start, min(position(in: document, &generator), start + 9).aligned(in: document))
      let new = generator.text(of: ["{", "}", "\"", ",", "é", "😀", "x", "\n"], count: 0...4)
      let positions = document.range(of: range, in: .utf16)
      let old = String(decoding: document.bytes[range], as: UTF8.self)
      document.replace(range, with: new)
      let end = document.position(of: start + new.utf8.count, in: .utf16)
      undo.append((TextRange(start: positions.start, end: end), old))
      client.send(change(uri, version, positions, new))
      if version.isMultiple(of: 25) { client.work() }
    }
    for (index, edit) in undo.reversed().enumerated() { client.send(change(uri, 102 + index, edit.range, edit.text)) }
    client.work()
    let path = try #require(DocumentURI(uri).filePath)
    #expect(client.session.workspace.file(at: path)?.text.bytes == DocumentText(Array(text.utf8)).bytes)
  }

  /// A random offset that has a position.
  private static func position(in document: DocumentText, _ generator: inout SeededGenerator) -> Int {
    Int.random(in: 0...document.bytes.count, using: &generator).aligned(in: document)
  }

  private static func change(_ uri: String, _ version: Int, _ range: TextRange, _ text: String) -> String {
    TestClient.changeMessage(
      uri, version: version, (range.start.line, range.start.character), (range.end.line, range.end.character),
      with: text)
  }

  private static func summary(_ diagnostics: [JSONTree]) -> [String] {
    diagnostics.map { "\($0["code"].string ?? "") \($0["range"].rangeText) \($0["message"].string ?? "")" }
  }

  /// The findings of the command, with columns in UTF-16.
  private static func expected(in bytes: [UInt8], path: String) -> [String] {
    let linter = Linter()
    let report = linter.lint(bytes, path: path, isNamed: false)
    let lines = DocumentText(bytes)
    return linter.completing([report], rereading: { _ in bytes }).flatMap(\.findings).map { finding in
      let range = lines.range(of: finding.range, in: .utf16)
      return "\(finding.rule) \(range.start.line):\(range.start.character)-\(range.end.line):\(range.end.character)"
        + " \(finding.message)"
    }
  }
}

extension Int {
  /// The nearest offset before this one that has a position.
  fileprivate func aligned(in document: DocumentText) -> Int {
    document.offset(of: document.position(of: self, in: .utf16), in: .utf16)
  }
}
