internal import JSONText

/// A suppression that applies to a file and hasn't expired.
public struct Suppression: Sendable {
  /// The part of the file whose findings are suppressed.
  enum Scope: Sendable {
    case file
    /// A line, counted from 1.
    case line(Int)
    /// A byte range of the file on disk.
    case bytes(Range<Int>)
    /// A value of the body, and everything in it.
    case pointer(JSONPointer)
  }

  enum Origin: Sendable {
    case comment
    /// The index of the suppression in the configuration.
    case configuration(Int)
  }

  let rules: Set<RuleID>
  let scope: Scope
  let reason: String
  let origin: Origin

  func covers(_ finding: LocatedFinding) -> Bool {
    guard rules.contains(finding.rule) else { return false }
    return switch scope {
    case .file: true
    case .line(let line): finding.range.start.line == line
    case .bytes(let range): range.contains(finding.range.bytes.lowerBound)
    case .pointer(let pointer): finding.pointer?.isCaselesslyIn(pointer) ?? false
    }
  }
}

extension JSONPointer {
  /// Whether this is the value at `other` or in it, whatever the case of the keys.
  fileprivate func isCaselesslyIn(_ other: JSONPointer) -> Bool {
    tokens.count >= other.tokens.count
      && zip(tokens, other.tokens).allSatisfy { $0.lowercased() == $1.lowercased() }
  }
}

/// A finding that is known and therefore not reported.
public struct SuppressedFinding: Sendable, Equatable {
  public enum Origin: Sendable, Equatable {
    /// A comment in the file, with its reason.
    case comment(reason: String)
    /// An entry of the configuration, with its reason.
    case configuration(reason: String)
    case baseline
  }

  public var finding: LocatedFinding
  public var origin: Origin

  public init(finding: LocatedFinding, origin: Origin) {
    self.finding = finding
    self.origin = origin
  }
}

extension SuppressedFinding.Origin {
  init(_ suppression: Suppression) {
    switch suppression.origin {
    case .comment: self = .comment(reason: suppression.reason)
    case .configuration: self = .configuration(reason: suppression.reason)
    }
  }
}
