internal import CBundledRules
internal import JSONText
internal import Swagger

/// The Azure regions of all clouds, from the list that is embedded in the program.
///
/// Azure Resource Manager ignores case and spaces in locations: `East US 2` is `eastus2`.
package struct Regions: Sendable {
  /// Whether a location is a region.
  enum Status: Equatable {
    case available
    case closed
    /// Not a known region; with the programmatic name of the one that is a single typo away.
    case unknown(nearest: String?)
  }

  /// The programmatic names of the regions that are suggested for a misspelled one.
  package let suggested: [String]
  private let closed: Set<String>
  private let known: Set<String>
  /// The hosts of the clouds with known regions.
  private let hosts: Set<String>

  /// Parsed on first use.
  package static let bundled = Regions()

  private init() {
    let document = try? JSONDocument(parsing: rplint_regions().bytes.span)
    func names(_ groups: [String]) -> [String] {
      document?.withRoot { root in
        groups.flatMap { root[$0]?.elements.compactMap(\.string).map(Self.programmaticName) ?? [] }
      } ?? []
    }
    suggested = names(["public", "usGovernment", "china"])
    known = Set(suggested + names(["announced", "logical", "separate"]))
    closed = Set(names(["closed"]))
    hosts = Set(names(["hosts"]))
  }

  /// Whether a host belongs to a cloud with known regions: it is one of these, or of a region below it.
  package func areKnown(at host: String) -> Bool {
    if hosts.contains(host) { return true }
    let name = host.lowercased().prefix { $0 != ":" }
    return hosts.contains { name == $0 || name.hasSuffix(".\($0)") }
  }

  func status(of location: String) -> Status {
    if known.contains(location) { return .available }
    let name = Self.programmaticName(location)
    if known.contains(name) { return .available }
    return closed.contains(name) ? .closed : .unknown(nearest: suggested.nearest(to: name, maximumDistance: 1))
  }

  /// The canonical form of a location: lower case, without spaces.
  static func programmaticName(_ name: String) -> String {
    name.lowercased().filter { !$0.isWhitespace }
  }
}
