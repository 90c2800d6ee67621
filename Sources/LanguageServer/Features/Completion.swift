internal import JSONText
internal import Linting
internal import Requests
internal import Swagger

/// Completes keys, values, api-versions and paths, also in unfinished text.
struct Completion {
  /// The characters that make an editor ask for completions.
  static let triggers = ["\"", "'", "/", "="]

  private let snapshot: Document.Snapshot
  private let probe: CompletionProbe

  /// The completions at an offset.
  static func json(at offset: Int, in snapshot: Document.Snapshot) -> JSONValue {
    var best: (faults: Int, items: [JSONValue])?
    for probe in CompletionProbe.all(at: offset, in: snapshot.text, path: snapshot.document.path) {
      let completion = Completion(snapshot: snapshot, probe: probe)
      var items: [JSONValue]?
      let word = String(decoding: snapshot.text.bytes[probe.range], as: UTF8.self)
      let faults = snapshot.linter.visitRequests(
        around: probe.range.lowerBound, in: probe.text, path: snapshot.document.path
      ) { request in
        guard let place = CompletionPlace(ofMarkerIn: request, replacing: word), completion.suits(place) else { return }
        items = completion.items(for: place, in: request)
      }
      if let items, faults < best?.faults ?? .max { best = (faults, items) }
      if best?.faults == 0 { break }
    }
    if let best { return .array(best.items) }
    return .array(SnippetPlace(at: offset, in: snapshot.document).map { snippets(at: $0, in: snapshot) } ?? [])
  }

  /// Whole requests, where there is none yet.
  private static func snippets(at place: SnippetPlace, in snapshot: Document.Snapshot) -> [JSONValue] {
    let isSnippet = snapshot.client.insertsSnippets
    return RequestSnippet.all(in: snapshot.linter.swagger).map { snippet in
      .object([
        "label": .string(snippet.label), "kind": .integer(Kind.snippet.rawValue),
        "detail": .string(snippet.description), "insertTextFormat": isSnippet ? .integer(2) : nil,
        "textEdit": snapshot.json(
          TextEdit(range: place.range, text: place.text(of: snippet, asSnippet: isSnippet))),
      ])
    }
  }

  /// Whether the probe completes the text in a way that the place allows.
  private func suits(_ place: CompletionPlace) -> Bool {
    place.isPlain ? probe.surroundings.isEmpty : !(probe.surroundings.isEmpty && probe.isOutsideOfQuotes)
  }

  private func items(for place: CompletionPlace, in request: RequestContext) -> [JSONValue] {
    switch place {
    case .key(let schema, let present): request.operation.map { keys(schema, present, $0.family, request) } ?? []
    case .value(let schema): request.operation.map { values(schema, $0.family) } ?? []
    case .apiVersion(let versions):
      versions.reversed().enumerated().map { index, version in
        item(version.description, kind: .value, order: "\(index)".padded, version.description)
      }
    case .path(let segments, let method): paths(after: segments, method, request)
    case .host(let name, let method): paths(after: [], method, request, replacing: name)
    }
  }

  // MARK: Keys

  private func keys(
    _ schema: CompletionSchema, _ present: [String], _ family: ProviderFamily, _ request: RequestContext
  ) -> [JSONValue] {
    let present = Set(present.map { $0.lowercased() })
    let owner = schema.place.schema.definition
    func documented(_ property: Property) -> DocumentedProperty {
      DocumentedProperty(property.name, of: owner, in: family)
    }
    func isOffered(_ property: Property) -> Bool {
      !property.isReadOnly && !request.isSetByService(schema.pointer.appending(property.name))
        && !present.contains(property.name.lowercased())
    }
    let properties = schema.place.schema.properties.filter(isOffered)
    let own = properties.filter(\.isRequired) + properties.filter { !$0.isRequired }
    let later = schema.later.filter { isOffered($0.property) }
    return own.map { key($0, documented($0), detail: nil, order: $0.isRequired ? "0" : "1") }
      + later.map {
        key($0.property, documented($0.property), detail: "needs api-version \($0.version)", order: "2")
      }
  }

  private func key(
    _ property: Property, _ documented: DocumentedProperty, detail: String?, order: String
  ) -> JSONValue {
    let type = property.schema.typeText + (property.isRequired ? ", required" : "")
    let hasSeparator = !probe.surroundings.needsValue
    let text =
      hasSeparator ? syntax.name(property.name, probe) : syntax.key(property.name, probe) + value(property.schema)
    return item(
      property.name, kind: .property, detail: [type, detail].compactMap(\.self).joined(separator: "; "),
      documentation: documented.description, order: order + property.name, text, isSnippet: !hasSeparator)
  }

  /// A value to fill in, with the cursor where to type.
  private func value(_ schema: Schema) -> String {
    let cursor = snapshot.client.insertsSnippets ? "$0" : ""
    return switch schema.type {
    case .object: syntax == .terraform ? "{ \(cursor) }" : "{\(cursor)}"
    case .array: "[\(cursor)]"
    case .string: probe.quote + cursor + probe.quote
    case .integer, .number, .boolean, .any: cursor
    }
  }

  // MARK: Values

  private func values(_ schema: CompletionSchema, _ family: ProviderFamily) -> [JSONValue] {
    let name = schema.pointer.last ?? ""
    let documented = DocumentedProperty(name, of: schema.place.owner?.definition, in: family)
    if let values = documented.allowedValues ?? schema.place.schema.enumeration?.values {
      return values.map { item($0, kind: .enumMember, quoted($0)) }
    }
    if schema.place.schema.type == .boolean, probe.surroundings.needsOpeningQuote {
      return ["false", "true"].map { item($0, kind: .value, $0) }
    }
    guard name == "location", schema.place.schema.type == .string else { return [] }
    return Regions.bundled.suggested.map { item($0, kind: .value, quoted($0)) }
  }

  // MARK: Paths

  /// The rests of the paths of all operations that start with the segments.
  ///
  /// - Parameter host: the end of the URL's host if it has no path yet.
  private func paths(
    after segments: [String], _ method: String?, _ request: RequestContext, replacing host: String? = nil
  ) -> [JSONValue] {
    let segments = Array(segments.drop { $0.isEmpty })
    let operations = request.swagger.operations.filter { method == nil || $0.method == method?.uppercased() }
    let hasQuery = request.url?.query.isEmpty == false
    return operations.compactMap { operation in
      guard let rest = operation.path(after: segments) else { return nil }
      let version = request.swagger[operation.family].newestVersion(of: operation)
      let query = hasQuery ? "" : version.map { "?api-version=\($0)" } ?? ""
      let path = host.map { "\($0)/\(rest)" } ?? rest
      return item(path, kind: .value, detail: operation.id, order: path, path + query)
    }
  }

  // MARK: Items

  /// The protocol's `CompletionItemKind`.
  private enum Kind: Int {
    case property = 10
    case value = 12
    case snippet = 15
    case enumMember = 20
  }

  private var syntax: MemberSyntax { MemberSyntax(path: snapshot.document.path) }

  private func quoted(_ text: String) -> String { syntax.quoted(text, probe) }

  private func item(
    _ label: String, kind: Kind, detail: String? = nil, documentation: String? = nil, order: String? = nil,
    _ text: String, isSnippet: Bool = false
  ) -> JSONValue {
    let usesSnippet = isSnippet && snapshot.client.insertsSnippets
    return .object([
      "label": .string(label), "kind": .integer(kind.rawValue), "detail": detail.map(JSONValue.string),
      "documentation": documentation.map(JSONValue.string), "sortText": order.map(JSONValue.string),
      "filterText": .string(label), "insertTextFormat": usesSnippet ? .integer(2) : nil,
      "textEdit": snapshot.json(
        TextEdit(range: probe.range, text: text + (probe.surroundings.needsComma ? comma : ""))),
      "additionalTextEdits": previousComma.map { .array([snapshot.json($0)]) },
    ])
  }

  private var comma: String { syntax == .json ? "," : "" }

  /// The insertion of the comma that the previous member lacks.
  private var previousComma: TextEdit? {
    guard probe.surroundings.needsPreviousComma, syntax == .json else { return nil }
    var end = probe.range.lowerBound
    if !probe.surroundings.needsOpeningQuote { end -= 1 }
    let bytes = snapshot.text.bytes
    while end > 0, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[end - 1]) { end -= 1 }
    return TextEdit(range: end..<end, text: ",")
  }
}

extension String {
  /// A number as text of equal length, so that texts sort like numbers.
  fileprivate var padded: String { String(repeating: "0", count: max(0, 3 - utf8.count)) + self }
}

extension APIOperation {
  /// The rest of the path after its first segments; nil if it doesn't start with them.
  fileprivate func path(after segments: [String]) -> String? {
    guard segments.count < path.count else { return nil }
    let isMatch = zip(path, segments).allSatisfy { step, segment in
      switch step {
      case .literal(let literal): literal.lowercased() == segment.lowercased()
      case .parameter: true
      }
    }
    guard isMatch else { return nil }
    return path.dropFirst(segments.count).map { step in
      switch step {
      case .literal(let literal): literal
      case .parameter(let name): "{\(name)}"
      }
    }.joined(separator: "/")
  }
}
