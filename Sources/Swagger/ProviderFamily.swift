/// The parts of Microsoft.Compute that publish their api-versions apart.
public enum ProviderFamily: Sendable, CaseIterable {
  /// ComputeRP: restore-point collections and restore points.
  case compute
  /// DiskRP: disks and disk restore points.
  case disks
}
