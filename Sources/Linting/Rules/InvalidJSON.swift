internal import JSONText
internal import Requests

/// A body is JSON.
///
/// The service answers 400 to anything else; what is plainly meant is mended in memory, so that the rest is checked.
struct InvalidJSON: Rule {
  static let id = RuleID(1)

  func findings(in request: RequestContext) -> [Finding] {
    request.request.body?.faults.map { Self.finding(for: $0, in: .body) } ?? []
  }

  /// The finding for a fault that stands in bytes of the file's text.
  static func finding(for fault: SyntaxFault, in part: Part) -> Finding {
    let fix = fault.edits.isEmpty ? nil : Fix(fault.mend ?? "mend the JSON", isSafe: true, .edit(fault.edits))
    var finding = Finding(id, .error, .asItIs(fault.message), at: .text(fault.range, part), fix: fix)
    finding.opening = fault.opening
    return finding
  }
}

extension Finding.Message {
  fileprivate static func asItIs(_ text: String) -> Self { "\(text)" }
}
