internal import Requests

extension URLParts {
  /// The path's segments from `subscriptions` on, without the empty ones of a leading or trailing slash.
  var resourcePath: [Segment] {
    var path = path[...]
    if path.last?.text == "" { path.removeLast() }
    if path.first?.text == "" { path.removeFirst() }
    guard let start = path.firstIndex(where: { $0.decoded.lowercased() == "subscriptions" }) else { return Array(path) }
    return Array(path[start...])
  }

  /// The ID of the resource in the path, for comparisons; nil if it contains a placeholder.
  var resourceIDKey: ResourceIDKey? {
    let segments = resourcePath.map(\.decoded)
    guard segments.first?.lowercased() == "subscriptions",
      !segments.contains(where: { $0.utf8.contains(where: \.startsPlaceholder) && Placeholder.isPresent(in: $0) })
    else { return nil }
    return ResourceIDKey("/" + segments.joined(separator: "/"))
  }
}

extension UInt8 {
  /// Whether a placeholder or client variable can start with this byte.
  fileprivate var startsPlaceholder: Bool {
    switch self {
    case UInt8(ascii: "{"), UInt8(ascii: "<"), UInt8(ascii: "$"), UInt8(ascii: "%"): true
    default: false
    }
  }
}
