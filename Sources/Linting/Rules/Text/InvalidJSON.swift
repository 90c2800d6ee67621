internal import JSONText
internal import Requests

/// Reports bodies that are not JSON.
///
/// The service rejects them with status 400. Unambiguous faults are repaired in memory, so that the rest is checked.
struct InvalidJSON: Rule {
  static let id = RuleID(1)
  static let precondition = RulePrecondition.body

  func findings(in request: RequestContext) -> [Finding] {
    request.request.body?.faults.map { Self.finding(for: $0, in: .body) } ?? []
  }

  /// The finding for a fault whose range is in the file's text.
  static func finding(for fault: SyntaxFault, in part: Part) -> Finding {
    let fix =
      fault.edits.isEmpty
      ? nil : Fix(fault.fix ?? "repair the JSON", isSafe: !fault.inventsText, .edit(fault.edits))
    var finding = Finding(id, .error, .verbatim(fault.message), at: .text(fault.range, part), fix: fix)
    finding.referencedOffset = fault.opening
    return finding
  }
}

extension Finding.Message {
  fileprivate static func verbatim(_ text: String) -> Self { "\(text)" }
}
