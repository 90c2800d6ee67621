internal import JSONText
internal import Linting
internal import Requests
internal import Swagger

/// What can be completed at a cursor.
enum CompletionPlace {
  /// A key of an object, with the names of the object's other members.
  case key(CompletionSchema, present: [String])
  /// A value.
  case value(CompletionSchema)
  /// An api-version in a URL or a string, with those that the request's operation has.
  case apiVersion([APIVersion])
  /// The rest of a URL's path after the given segments.
  case path([String], method: String?)
  /// The path of a URL that ends with its host, whose last word is given.
  case host(String, method: String?)

  /// Whether a completion of the place is a text without quotes, such as in a URL.
  var isPlain: Bool {
    switch self {
    case .apiVersion, .path, .host: true
    case .key, .value: false
    }
  }

  /// The place of the probe's marker in a request; nil if it is elsewhere.
  ///
  /// - Parameter word: what the marker replaces.
  init?(ofMarkerIn request: RequestContext, replacing word: String) {
    let marker = CompletionProbe.marker
    if let place = Self.urlPlace(request, word) {
      self = place
    } else if request.request.apiVersion?.text.contains(marker) ?? false, let operation = request.operation {
      self = .apiVersion(request.swagger[operation.family].versions(of: operation))
    } else if let place = Self.bodyPlace(request) {
      self = place
    } else {
      return nil
    }
  }

  private static func urlPlace(_ request: RequestContext, _ word: String) -> CompletionPlace? {
    let marker = CompletionProbe.marker
    guard let text = request.request.url?.text, text.contains(marker), let url = request.url else { return nil }
    if let item = url.item("api-version"), item.value.contains(marker) {
      guard let operation = request.operation else { return nil }
      return .apiVersion(request.swagger[operation.family].versions(of: operation))
    }
    if let host = url.host, url.path.isEmpty {
      let name = String(decoding: Array(text.utf8)[host], as: UTF8.self).replacing(marker, with: word)
      return Regions.bundled.areKnown(at: name) ? .host(word, method: request.request.method?.text) : nil
    }
    guard let last = url.path.last?.decoded, last.hasPrefix(marker) else { return nil }
    return .path(url.path.dropLast().map(\.decoded), method: request.request.method?.text)
  }

  private static func bodyPlace(_ request: RequestContext) -> CompletionPlace? {
    guard let body = request.request.body, let node = body.node,
      let token = body.token(where: { body.text.bytes[$0].contains(text: CompletionProbe.marker) })
    else { return nil }
    let isKey = token.role == .key
    guard let schema = CompletionSchema(isKey ? token.pointer.parent : token.pointer, in: request) else { return nil }
    guard isKey else { return .value(schema) }
    let members = node[token.pointer.parent]?.members.map(\.key) ?? []
    return .key(schema, present: members.filter { !$0.contains(CompletionProbe.marker) })
  }
}

/// The schema of an object or value that is completed.
struct CompletionSchema {
  let place: SchemaPlace
  let pointer: JSONPointer
  /// The properties that later api-versions add to the object, with the first of these versions.
  let later: [(property: Property, version: APIVersion)]

  fileprivate init?(_ pointer: JSONPointer, in request: RequestContext) {
    guard let operation = request.operation, let root = request.bodySchema, let used = request.effectiveVersion,
      let place = SchemaPlace(pointer, in: root)
    else { return nil }
    self.place = place
    self.pointer = pointer
    let document = request.swagger[operation.family]
    let newest = document.newestVersion(of: operation).flatMap { document.bodySchema(of: operation, in: $0) }
    let newestPlace = newest.flatMap { SchemaPlace(pointer, in: $0) }
    later = (newestPlace?.schema.properties ?? []).compactMap { property in
      guard place.schema.property(property.name) == nil else { return nil }
      let versions = document.versions(of: operation, withMember: pointer.tokens + [property.name])
      return versions.first { $0 > used }.map { (property, $0) }
    }
  }
}

extension ArraySlice<UInt8> {
  fileprivate func contains(text: String) -> Bool { firstRange(of: Array(text.utf8)) != nil }
}
