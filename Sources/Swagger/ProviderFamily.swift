/// The parts of Microsoft.Compute, each of which publishes api-versions of its own.
public enum ProviderFamily: Sendable, CaseIterable {
  /// ComputeRP: restore-point collections and restore points.
  case compute
  /// DiskRP: disks and disk restore points.
  case disks
}
