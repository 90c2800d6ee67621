internal import JSONText
internal import Requests

extension RequestContext {
  /// Where the request says its api-version; where it says none, the place to look at.
  var versionAnchor: Finding.Anchor {
    if let item = url?.item("api-version") { return .url(item.value.isEmpty ? item.nameRange : item.valueRange) }
    if request.apiVersion != nil { return .apiVersion }
    return url.map { .url($0.pathRange) } ?? .opening(.root)
  }
}
