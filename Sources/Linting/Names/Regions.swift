internal import CBundledRules
internal import JSONText

/// The Azure regions of all clouds, from the list that is embedded in the program.
///
/// Azure Resource Manager compares locations without case and blanks: `East US 2` is `eastus2`.
struct Regions: Sendable {
  /// What is known of a location.
  enum Standing: Equatable {
    case open
    case closed
    /// No region; the programmatic name of the nearest one.
    case unknown(nearest: String?)
  }

  /// Programmatic names of the regions that are offered as the nearest.
  private let deployable: [String]
  private let closed: Set<String>
  private let known: Set<String>

  /// Parsed at first use.
  static let bundled = Regions()

  private init() {
    let file = rplint_regions()
    let bytes = Array(UnsafeBufferPointer(start: file.start, count: file.count))
    let document = try? JSONDocument(parsing: bytes.span)
    func names(_ groups: [String]) -> [String] {
      document?.withRoot { root in
        groups.flatMap { root[$0]?.elements.compactMap(\.string).map(Self.programmaticName) ?? [] }
      } ?? []
    }
    deployable = names(["public", "usGovernment", "china"])
    known = Set(deployable + names(["announced", "logical", "separate"]))
    closed = Set(names(["closed"]))
  }

  func standing(of location: String) -> Standing {
    if known.contains(location) { return .open }
    let name = Self.programmaticName(location)
    if known.contains(name) { return .open }
    return closed.contains(name) ? .closed : .unknown(nearest: deployable.nearest(to: name))
  }

  /// The form in which locations compare: in lower case and without blanks.
  static func programmaticName(_ name: String) -> String {
    name.lowercased().filter { !$0.isWhitespace }
  }
}
