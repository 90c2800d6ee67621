import JSONText
import Linting
import TestSupport

/// Faults in right requests, by the rules that they are about.
struct Faults: Sendable {
  /// How many of the faults there are.
  enum Extent {
    /// Those of every api-version, each in every spelling and in several forms, so that every rule is checked in all.
    case complete
    /// At most so many per rule and operation, each in a few spellings and forms.
    case sample(Int)
  }

  let requests: [RightRequest]
  private let extent: Extent
  private let mutants: [Int: [Mutant]]
  private let files: [Int: [ProofCase]]

  init(_ extent: Extent) {
    self.extent = extent
    let everyVersion = if case .complete = extent { true } else { false }
    requests = RightRequest.all(everyVersion: everyVersion)
    mutants = Dictionary(grouping: requests.flatMap(Self.mutants), by: \.rule)
    files = Dictionary(grouping: FileMutations.cases(for: requests), by: \.rule)
  }

  private static func mutants(of request: RightRequest) -> [Mutant] {
    SchemaMutations.all(of: request) + ResourceMutations.all(of: request) + VersionMutations.all(of: request)
      + RestorePointMutations.all(of: request) + TextMutations.all(of: request)
  }

  func mutants(of rule: Int) -> [Mutant] {
    let all = mutants[rule] ?? []
    guard case .sample(let count) = extent else { return all }
    let operations = Dictionary(grouping: all, by: \.request.operation.id).sorted { $0.key < $1.key }
    return operations.flatMap { $0.value.sampled(count) }
  }

  private func files(of rule: Int) -> [ProofCase] {
    switch extent {
    case .complete: files[rule] ?? []
    case .sample(let count): (files[rule] ?? []).sampled(count)
    }
  }

  /// Checks a rule with its faults.
  func proof(of rule: Int) -> RuleProof {
    var proof = RuleProof(rule: rule)
    for proofCase in files(of: rule) { proof.check(proofCase) }
    for (index, mutant) in mutants(of: rule).enumerated() {
      let cases = ProofCase.spelled(mutant)
      switch extent {
      case .complete:
        for proofCase in cases { proof.check(proofCase) }
        for form in mutant.forms(6, startingAt: index * 6) { proof.check(mutant, in: form) }
      case .sample:
        proof.check(cases[0])
        if cases.count > 1 { proof.check(cases[1 + index % (cases.count - 1)]) }
        for form in mutant.forms(1, startingAt: index * 7 + rule) { proof.check(mutant, in: form) }
      }
    }
    return proof
  }
}

extension Mutant {
  /// So many of the forms that can save it; syntax errors change the syntax of files that contain the body as it is.
  fileprivate func forms(_ count: Int, startingAt start: Int) -> [SavedForm] {
    let all = brokenBody == nil && rule != 2 ? SavedForm.all : SavedForm.textForms + SavedForm.scripts
    let forms = all.filter { $0.canSave(saved) }
    return (0..<min(count, forms.count)).map { forms[(start + $0) % forms.count] }
  }
}

extension Array {
  /// At most `count` of the elements, evenly distributed.
  fileprivate func sampled(_ count: Int) -> [Element] {
    self.count <= count ? self : (0..<count).map { self[$0 * self.count / count] }
  }
}
