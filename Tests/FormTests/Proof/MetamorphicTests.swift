import JSONText
import Linting
import TestSupport
import Testing

/// Changes of a request that change none of its findings.
enum Rewriting: CaseIterable {
  case compact, tabs, reversedKeys
  /// Resource IDs and their parts in the URL are in upper case.
  case upperCaseIDs

  /// Nil if the change would be one of the fault.
  func rewritten(_ mutant: Mutant) -> SharedRequest? {
    guard mutant.brokenBody == nil else { return nil }
    let body = mutant.request.body
    switch self {
    case .compact: return mutant.saved(body?.text(indentation: nil))
    case .tabs: return mutant.saved(body?.text(indentation: "\t"))
    case .reversedKeys: return mutant.dependsOnOrder ? nil : mutant.saved(body?.reversed.text(indentation: "  "))
    case .upperCaseIDs:
      let request = mutant.request
      let parts = request.url.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
      let url = ([parts[0].uppercased()] + parts.dropFirst().map(String.init)).joined(separator: "?")
      return SharedRequest(
        mutant.description, method: request.method, url: url, body: body?.withUpperCaseIDs.text(indentation: "  "))
    }
  }
}

/// A request has the same findings however it is written; `SavedForm` compares those in other forms.
@Suite struct MetamorphicTests {
  @Test(arguments: RuleProofTests.rules, Rewriting.allCases)
  func findingsStayTheSame(rule: Int, rewriting: Rewriting) {
    for mutant in RuleProofTests.faults.mutants(of: rule) {
      guard let rewritten = rewriting.rewritten(mutant) else { continue }
      #expect(Self.findings(in: rewritten) == Self.findings(in: mutant.saved), "\(mutant.description)")
    }
  }

  /// The findings without their ranges, ignoring case, since messages and pointers quote the request.
  private static func findings(in request: SharedRequest) -> [String] {
    SavedForm.envelope.findings(in: request).map { finding in
      "\(finding.rule) \(finding.severity) \(finding.pointer?.description ?? "\(finding.part)") \(finding.message)"
        .lowercased()
    }.sorted()
  }
}

extension Mutant {
  /// Whether the fault is about the later of two members.
  fileprivate var dependsOnOrder: Bool { rule == 2 || rule == 416 }
}

extension JSONTree {
  fileprivate var withUpperCaseIDs: JSONTree {
    switch self {
    case .object(let members): .object(members.map { Member(key: $0.key, value: $0.value.withUpperCaseIDs) })
    case .array(let elements): .array(elements.map(\.withUpperCaseIDs))
    case .scalar(let text): .scalar(text.contains("subscriptions/") ? text.uppercased() : text)
    }
  }
}
