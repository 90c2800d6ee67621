internal import JSONText
internal import Linting
internal import Requests

extension RequestContext {
  /// The request's range in the document.
  var extent: Range<Int> { request.extent }

  /// The range of the api-version in the document; nil if it is not written there, such as in a variable.
  var versionRange: Range<Int>? {
    if let item = url?.item("api-version"), !item.value.isEmpty {
      return request.url?.mapped.exactRange(of: item.valueRange)
    }
    return request.apiVersion?.mapped.exactRange
  }
}

extension MappedText {
  /// The document's range with exactly the bytes of a range; nil if the document writes them in another way.
  func exactRange(of range: Range<Int>) -> Range<Int>? { map.isExact(range) ? map.source(of: range) : nil }

  var exactRange: Range<Int>? { exactRange(of: 0..<bytes.count) }
}
