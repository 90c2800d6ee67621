internal import JSONText
internal import Requests

extension RequestContext {
  /// The anchor of the request's api-version, or of the URL's path or the body if it has none.
  var versionAnchor: Finding.Anchor {
    if let item = url?.item("api-version") { return .url(item.value.isEmpty ? item.nameRange : item.valueRange) }
    if request.apiVersion != nil { return .apiVersion }
    return url.map { .url($0.pathRange) } ?? .opening(.root)
  }
}
