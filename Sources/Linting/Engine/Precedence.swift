internal import JSONText

/// Decides which of several findings at one place are about the same fault.
///
/// The catalog says which rules take precedence over which. Only findings of rules that were run count, and a finding that
/// is itself dropped still drops others. The user's own rules don't take part.
enum Precedence {
  /// What findings about the same fault have in common.
  private enum Place: Hashable {
    /// A member of the body or its value.
    case value(JSONPointer)
    /// Somewhere in the URL; the ranges must overlap, too.
    case url
  }

  /// The findings that no other one takes precedence over, in the same order.
  static func resolved(_ findings: [Finding]) -> [Finding] {
    guard findings.count > 1 else { return findings }
    var places: [Place: [Int]] = [:]
    for (index, finding) in findings.enumerated() {
      if let place = place(of: finding.anchor) { places[place, default: []].append(index) }
    }
    var dropped: Set<Int> = []
    for indices in places.values where indices.count > 1 {
      for index in indices where indices.contains(where: { precedes(findings[$0], findings[index]) }) {
        dropped.insert(index)
      }
    }
    return dropped.isEmpty ? findings : findings.indices.filter { !dropped.contains($0) }.map { findings[$0] }
  }

  private static func place(of anchor: Finding.Anchor) -> Place? {
    switch anchor {
    case .key(let pointer), .value(let pointer), .opening(let pointer): .value(pointer)
    case .url: .url
    case .bodyBytes, .path, .method, .apiVersion, .text: nil
    }
  }

  private static func precedes(_ first: Finding, _ other: Finding) -> Bool {
    guard first.rule != other.rule, overlap(first.anchor, other.anchor),
      let rule = RuleCatalog.bundledRule(first.rule)
    else { return false }
    return rule.precedence.contains { $0.over.contains(other.rule) && $0.unless != first.severity }
  }

  private static func overlap(_ one: Finding.Anchor, _ other: Finding.Anchor) -> Bool {
    guard case .url(let range) = one, case .url(let otherRange) = other else { return true }
    return range.overlaps(otherRange)
  }
}
