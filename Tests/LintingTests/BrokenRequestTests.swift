import JSONText
import Linting
import Testing

@Suite("Findings of a body whose text is broken")
struct BrokenRequestTests {
  /// A finding without its lines.
  private struct Found: Equatable {
    let what: String
    let bytes: Range<Int>
  }

  @Test(
    "A syntax fault is one finding, and the body's other findings stay at their places",
    arguments: BrokenRequest.all, BrokenRequestForm.allCases)
  func keepsTheOthers(_ broken: BrokenRequest, in form: BrokenRequestForm) throws {
    let (bytes, place) = try text(of: broken)
    let edit = (start: place.lowerBound, end: place.lowerBound + broken.sound.utf8.count)
    let shift = broken.marked.utf8.count - 6 - broken.sound.utf8.count
    let head = form.file("").head.utf8.count
    let expected = findings(BrokenRequest.body, form).compactMap { found -> Found? in
      let (start, end) = (found.bytes.lowerBound - head, found.bytes.upperBound - head)
      if broken.isCut { return end <= edit.start ? found : nil }
      return start < edit.end ? found : Found(what: found.what, bytes: start + shift + head..<end + shift + head)
    }
    let found = findings(bytes, form)
    let faults = found.filter { $0.what.hasPrefix("RP001") }
    #expect(faults.map(\.bytes) == [fault(of: broken, from: head + edit.start)], "\(faults)")
    #expect(faults.first?.what.contains(broken.cause) == true, "\(faults)")
    #expect(found.filter { !$0.what.hasPrefix("RP001") } == expected)
  }

  @Test("The sound body has findings on both sides", arguments: BrokenRequestForm.allCases)
  func soundBody(_ form: BrokenRequestForm) {
    let rules = findings(BrokenRequest.body, form).map { $0.what.prefix(5) }
    #expect(rules == ["RP101", "RP101", "RP101", "RP105", "RP401"])
  }

  /// The broken text, and where the broken part starts and ends.
  private func text(of broken: BrokenRequest) throws -> (String, Range<Int>) {
    let parts = BrokenRequest.body.components(around: broken.sound)
    let (before, behind) = try #require(parts)
    let plain = broken.marked.filter { $0 != "⟦" && $0 != "⟧" }
    let start = before.utf8.count
    return (before + plain + (broken.isCut ? "" : behind), start..<start + plain.utf8.count)
  }

  private func fault(of broken: BrokenRequest, from start: Int) -> Range<Int> {
    let opening = broken.marked.prefix { $0 != "⟦" }.utf8.count
    let closing = broken.marked.prefix { $0 != "⟧" }.utf8.count - 3
    return start + opening..<start + closing
  }

  private func findings(_ body: String, _ form: BrokenRequestForm) -> [Found] {
    let (path, head, text) = form.file(body)
    let options = Linter.Options(operation: "RestorePoints_Create", apiVersion: "2025-04-01")
    let report = Linter(options: options).lint(Array((head + text).utf8), path: path, isNamed: true)
    return report.findings.map {
      Found(what: "\($0.rule) \($0.severity) \($0.pointer?.description ?? "-") \($0.message)", bytes: $0.place.bytes)
    }
  }
}

extension String {
  /// What stands before and behind the only place of `part`.
  fileprivate func components(around part: String) -> (String, String)? {
    let ranges = ranges(of: part)
    guard let range = ranges.first, ranges.count == 1 else { return nil }
    return (String(self[..<range.lowerBound]), String(self[range.upperBound...]))
  }
}
