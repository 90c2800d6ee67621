/// What a newer api-version changes about the requests of an operation.
public struct RequestChange: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// It can be set, which it couldn't before.
    case available
    case readOnly
    case unknown
    case required
    case optional
    case newValues([String])
    case removedValues([String])
  }

  /// The property's place in the body, such as `properties.excludeDisks[].id`, or the query parameter's name.
  public let place: String
  public let kind: Kind
}

extension RequestChange: CustomStringConvertible {
  public var description: String {
    switch kind {
    case .available: "'\(place)' becomes available"
    case .readOnly: "'\(place)' becomes read-only"
    case .unknown: "'\(place)' becomes unknown"
    case .required: "'\(place)' becomes required"
    case .optional: "'\(place)' is no longer required"
    case .newValues(let values): "'\(place)' also allows \(Self.list(values))"
    case .removedValues(let values): "'\(place)' no longer allows \(Self.list(values))"
    }
  }

  private static func list(_ values: [String]) -> String { values.map { "'\($0)'" }.joined(separator: ", ") }
}
