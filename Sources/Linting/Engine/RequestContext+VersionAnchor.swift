internal import JSONText
internal import Requests

extension URLParts.Item {
  /// The range of the value without the spaces around it.
  fileprivate var trimmedValueRange: Range<Int> {
    let isSpace: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    let before = value.utf8.prefix(while: isSpace).count
    let after = value.utf8.dropFirst(before).reversed().prefix(while: isSpace).count
    return valueRange.lowerBound + before..<valueRange.upperBound - after
  }
}

extension RequestContext {
  /// The anchor of the request's api-version, or of the URL's path or the body if it has none.
  var versionAnchor: Finding.Anchor {
    if let item = url?.item("api-version") { return .url(item.value.isEmpty ? item.nameRange : item.trimmedValueRange) }
    if request.apiVersion != nil { return .apiVersion }
    return url.map { .path($0.pathRange) } ?? .opening(.root)
  }
}
