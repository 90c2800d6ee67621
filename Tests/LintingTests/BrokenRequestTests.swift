import JSONText
import Linting
import Testing

@Suite("Findings for a body with a syntax error")
struct BrokenRequestTests {
  /// A finding, without its line numbers.
  private struct Found: Equatable {
    let description: String
    let bytes: Range<Int>
  }

  @Test(
    "A syntax error gives one finding, and the body's other findings keep their ranges",
    arguments: BrokenRequest.all, BrokenRequestForm.allCases)
  func keepsOtherFindings(_ broken: BrokenRequest, in form: BrokenRequestForm) throws {
    let (text, range) = try text(of: broken)
    let edit = (start: range.lowerBound, end: range.lowerBound + broken.original.utf8.count)
    let shift = broken.replacement.utf8.count - 6 - broken.original.utf8.count
    let offset = form.file("").prefix.utf8.count
    let expected = findings(BrokenRequest.body, form).compactMap { found -> Found? in
      let (start, end) = (found.bytes.lowerBound - offset, found.bytes.upperBound - offset)
      if broken.isTruncated { return end <= edit.start ? found : nil }
      return start < edit.end
        ? found : Found(description: found.description, bytes: start + shift + offset..<end + shift + offset)
    }
    let found = findings(text, form)
    let faults = found.filter { $0.description.hasPrefix("RP001") }
    #expect(faults.map(\.bytes) == [fault(of: broken, from: offset + edit.start)], "\(faults)")
    #expect(faults.first?.description.contains(broken.cause) == true, "\(faults)")
    #expect(found.filter { !$0.description.hasPrefix("RP001") } == expected)
  }

  @Test(arguments: BrokenRequestForm.allCases) func theValidBodyHasFindingsBeforeAndAfterTheSyntaxErrors(
    _ form: BrokenRequestForm
  ) {
    let rules = findings(BrokenRequest.body, form).map { $0.description.prefix(5) }
    #expect(rules == ["RP101", "RP101", "RP101", "RP105", "RP401"])
  }

  /// The broken text, and the byte range of its replacement.
  private func text(of broken: BrokenRequest) throws -> (String, Range<Int>) {
    let parts = BrokenRequest.body.components(around: broken.original)
    let (before, after) = try #require(parts)
    let plain = broken.replacement.filter { $0 != "⟦" && $0 != "⟧" }
    let start = before.utf8.count
    return (before + plain + (broken.isTruncated ? "" : after), start..<start + plain.utf8.count)
  }

  private func fault(of broken: BrokenRequest, from start: Int) -> Range<Int> {
    let opening = broken.replacement.prefix { $0 != "⟦" }.utf8.count
    let closing = broken.replacement.prefix { $0 != "⟧" }.utf8.count - 3
    return start + opening..<start + closing
  }

  private func findings(_ body: String, _ form: BrokenRequestForm) -> [Found] {
    let (path, prefix, text) = form.file(body)
    let options = Linter.Options(operation: "RestorePoints_Create", apiVersion: "2025-04-01")
    let report = Linter(options: options).lint(Array((prefix + text).utf8), path: path, isNamed: true)
    return report.findings.map {
      Found(
        description: "\($0.rule) \($0.severity) \($0.pointer?.description ?? "-") \($0.message)", bytes: $0.range.bytes)
    }
  }
}

extension String {
  /// The text before and after the only occurrence of `part`.
  fileprivate func components(around part: String) -> (String, String)? {
    let ranges = ranges(of: part)
    guard let range = ranges.first, ranges.count == 1 else { return nil }
    return (String(self[..<range.lowerBound]), String(self[range.upperBound...]))
  }
}
