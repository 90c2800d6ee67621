internal import JSONText
internal import Linting
internal import Requests
internal import Swagger

/// What is at a place of a request.
enum RequestPlace {
  case method
  /// A byte of the URL, as an offset in the URL's text.
  case url(Int)
  /// An api-version outside of the URL.
  case apiVersion
  /// A key or scalar value of the body, with a pointer from the body's root.
  case body(LocatedToken)

  /// The place at an offset of the document; nil if it is outside of the request's parts.
  init?(at offset: Int, in request: RequestContext) {
    let parts = request.request
    if let mapped = parts.method?.mapped, mapped.covers(offset) {
      self = .method
    } else if let mapped = parts.apiVersion?.mapped, mapped.covers(offset) {
      self = .apiVersion
    } else if let mapped = parts.url?.mapped, mapped.covers(offset) {
      self = .url(mapped.offset(ofSource: offset))
    } else if let body = parts.body, let token = body.token(at: offset) {
      self = .body(token)
    } else {
      return nil
    }
  }
}

extension RequestBody {
  /// The key or scalar value at an offset of the document.
  func token(at offset: Int) -> LocatedToken? {
    guard text.covers(offset) else { return nil }
    return token { text.map.source(of: $0).touches(offset) }
  }

  /// The first key or scalar value of the body whose range in `text` satisfies a condition.
  func token(where condition: (Range<Int>) -> Bool) -> LocatedToken? {
    TokenLocator.token(in: text.bytes.span, where: condition)?.relative(to: pointer)
  }
}

extension MappedText {
  /// Whether an offset of the document is in this text or at its end.
  fileprivate func covers(_ offset: Int) -> Bool { sourceRange.touches(offset) }

  /// The offset in this text of the byte at an offset of the document.
  fileprivate func offset(ofSource offset: Int) -> Int {
    bytes.indices.first { map.source(of: $0..<$0 + 1).contains(offset) } ?? bytes.count
  }
}

extension Range<Int> {
  fileprivate func touches(_ offset: Int) -> Bool { lowerBound <= offset && offset <= upperBound }
}

/// A property or value of a body, as the Swagger document describes it.
struct SchemaPlace {
  /// Nil for the root, for elements of arrays, and for members of maps.
  var property: Property?
  /// The schema of the object with the property.
  var owner: Schema?
  var schema: Schema

  /// The place at a pointer in a body; nil if the schema has none. Names match in any case, as rules match them.
  init?(_ pointer: JSONPointer, in root: Schema) {
    schema = root
    for token in pointer.tokens where !descend(to: token) { return nil }
  }

  private mutating func descend(to token: String) -> Bool {
    let parent = schema
    if let found = parent.property(token) ?? parent.property(caseless: token) {
      (property, owner, schema) = (found, parent, found.schema)
      return true
    }
    (property, owner) = (nil, nil)
    if let items = parent.items {
      schema = items
      return true
    }
    guard case .schema(let values) = parent.additionalProperties else { return false }
    schema = values
    return true
  }
}

extension RequestContext {
  /// The schema of the body in the request's api-version.
  var bodySchema: Schema? {
    guard let operation, let effectiveVersion else { return nil }
    return swagger[operation.family].bodySchema(of: operation, in: effectiveVersion)
  }
}
