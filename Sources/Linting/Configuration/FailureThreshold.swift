/// The lowest severity of a finding that makes a run fail.
public enum FailureThreshold: String, CaseIterable, Sendable {
  case error, warning, info, never

  /// Whether a finding of this severity makes a run fail.
  public func isReached(by severity: Severity) -> Bool {
    switch self {
    case .error: severity >= .error
    case .warning: severity >= .warning
    case .info: severity >= .info
    case .never: false
    }
  }
}
