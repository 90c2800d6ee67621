package import Requests

extension URLParts {
  /// The path's segments from `subscriptions` on, without the empty ones of a leading or trailing slash.
  package var resourcePath: [Segment] {
    var path = path[...]
    if path.last?.text == "" { path.removeLast() }
    if path.first?.text == "" { path.removeFirst() }
    guard let start = path.firstIndex(where: { $0.repaired.lowercased() == "subscriptions" }) else {
      return Array(path)
    }
    return Array(path[start...])
  }

  /// The ID of the resource in the path, for comparisons; nil if it contains a placeholder.
  package var resourceIDKey: ResourceIDKey? {
    let segments = resourcePath.map(\.decoded)
    guard segments.first?.lowercased() == "subscriptions",
      !segments.contains(where: { $0.utf8.contains(where: \.startsPlaceholder) && Placeholder.isPresent(in: $0) })
    else { return nil }
    return ResourceIDKey("/" + segments.joined(separator: "/"))
  }
}

extension URLParts.Segment {
  /// The decoded segment without what MalformedURL reports: spaces, and an unmatched `<` or `>`.
  var repaired: String {
    guard text.utf8.contains(where: \.isMalformed), !Placeholder.isPresent(in: text) else { return decoded }
    return URLParts.percentDecoded(String(decoding: text.utf8.filter { !$0.isMalformed }, as: UTF8.self))
  }
}

extension UInt8 {
  fileprivate var isMalformed: Bool {
    switch self {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "<"), UInt8(ascii: ">"): true
    default: false
    }
  }

  /// Whether a placeholder or client variable can start with this byte.
  fileprivate var startsPlaceholder: Bool {
    switch self {
    case UInt8(ascii: "{"), UInt8(ascii: "<"), UInt8(ascii: "$"), UInt8(ascii: "%"): true
    default: false
    }
  }
}
