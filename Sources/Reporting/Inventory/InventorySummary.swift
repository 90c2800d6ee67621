internal import Linting

/// The totals of an inventory.
struct InventorySummary {
  /// The requests with one operation and api-version.
  struct Use {
    /// Nil for requests whose operation does not exist.
    let operation: String?
    /// Nil for requests without a known api-version.
    let apiVersion: String?
    let count: Int
  }

  /// The totals of the report, for the numbers of files.
  let report: RunReport.Summary
  private(set) var requests = 0
  private(set) var unidentified = 0
  private(set) var unrelated = 0
  private(set) var responses = 0
  /// Sorted by operation and api-version, unknown ones last.
  let uses: [Use]

  var files: Int { report.files + report.skipped + report.failed }

  init(_ report: RunReport) {
    let entries = report.files.lazy.flatMap(\.inventory)
    uses = Self.uses(in: entries.filter { $0.kind == .request })
    self.report = report.summary
    for entry in entries {
      switch entry.kind {
      case .request: requests += 1
      case .response: responses += 1
      case .unidentified: unidentified += 1
      case .unrelated: unrelated += 1
      }
    }
  }

  private static func uses(in entries: some Sequence<InventoryEntry>) -> [Use] {
    let groups = Dictionary(grouping: entries) { [$0.operation, $0.apiVersion] }
    let last = "\u{10FFFF}"
    return groups.map { Use(operation: $0[0], apiVersion: $0[1], count: $1.count) }.sorted {
      ($0.operation ?? last, $0.apiVersion ?? last) < ($1.operation ?? last, $1.apiVersion ?? last)
    }
  }
}
