import JSONText
import Linting
import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Makes every fault in right requests, in every spelling, and expects exactly the rule that is about it.
@Suite struct RuleProofTests {
  /// Rules without a mutation, each with the reason.
  private static let unproven: [Int: String] = [
    901: "about suppressions, which SuppressionCommentTests checks",
    902: "about suppressions, which SuppressionCommentTests checks",
    903: "about baselines, which BaselineTests checks",
  ]

  /// The file that the table of the complete proof is written to.
  private static let output = ProcessInfo.processInfo.environment["RPLINT_RULE_PROOF"]

  static let faults = Faults(.sample(4))

  static let rules = RuleCatalog.bundled.rules.compactMap { rule -> Int? in
    guard case .bundled(let number) = rule.id else { return nil }
    return unproven[number] == nil ? number : nil
  }

  @Test(arguments: rules) func everyFaultIsFoundAndNothingElse(rule: Int) {
    expectPerfect(Self.faults.proof(of: rule))
  }

  @Test func rightRequestsHaveNoFindings() {
    for request in Self.faults.requests {
      let right = ProofCase(
        0, "", path: "request.json", SavedForm.envelope.save(request.mutant(0, "") { _ in }.saved))
      #expect(right.findings(in: right.bytes).map(\.message) == [], "\(request.description)")
    }
  }

  @Test(.enabled(if: output != nil)) func table() async throws {
    let faults = Faults(.complete)
    let proofs = await withTaskGroup(of: RuleProof.self) { group in
      for rule in Self.rules { group.addTask { faults.proof(of: rule) } }
      return await group.reduce(into: []) { $0.append($1) }.sorted { $0.rule < $1.rule }
    }
    for proof in proofs { expectPerfect(proof) }
    let table = RuleProof.header + "\n" + proofs.map { $0.row + "\n" }.joined()
    try Data(table.utf8).write(to: URL(filePath: Self.output ?? ""))
  }

  private func expectPerfect(_ proof: RuleProof) {
    #expect(proof.cases > 0, "RP\(proof.rule) has no mutation")
    #expect(
      proof.failures.isEmpty,
      "RP\(proof.rule): \(proof.failures.count) of \(proof.cases)\n\(proof.failures.prefix(20).joined(separator: "\n"))"
    )
  }
}
