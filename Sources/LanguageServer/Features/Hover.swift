internal import JSONText
internal import Linting
internal import Requests
internal import Swagger

/// Explains what is at a place of a document: a property, a value, an api-version, an operation, a resource ID or a rule.
struct Hover {
  private let snapshot: Document.Snapshot

  init(in snapshot: Document.Snapshot) {
    self.snapshot = snapshot
  }

  /// The hover at an offset; nil if there is nothing to explain.
  func json(at offset: Int) -> JSONValue? {
    var text: HoverText?
    snapshot.linter.visitRequests(in: snapshot.text.bytes, path: snapshot.document.path) { request in
      guard text == nil, request.extent.contains(offset), let place = RequestPlace(at: offset, in: request) else {
        return
      }
      text = Self.text(of: place, in: request)
    }
    guard let text = text ?? ruleText(at: offset) else { return nil }
    let kind = snapshot.client.showsMarkdown ? "markdown" : "plaintext"
    let value = snapshot.client.showsMarkdown ? text.markdown : text.plain
    return .object(["contents": .object(["kind": .string(kind), "value": .string(value)])])
  }

  private static func text(of place: RequestPlace, in request: RequestContext) -> HoverText? {
    switch place {
    case .method: request.operation.map { operationText($0, request) }
    case .apiVersion: request.operation.map { versionText($0, request) }
    case .url(let offset): urlText(at: offset, in: request)
    case .body(let token): bodyText(of: token, in: request)
    }
  }

  // MARK: URL

  private static func urlText(at offset: Int, in request: RequestContext) -> HoverText? {
    guard let operation = request.operation else { return nil }
    if let item = request.url?.item("api-version"), item.nameRange.lowerBound <= offset {
      return versionText(operation, request)
    }
    return operationText(operation, request)
  }

  private static func operationText(_ operation: APIOperation, _ request: RequestContext) -> HoverText {
    let names = request.url.flatMap { ResourceID.parts(of: $0.resourcePath.map(\.decoded)) } ?? []
    return HoverText(
      title: operation.id, detail: "\(operation.method) \(operation.pathText)",
      lines: names + ["Since api-version \(operation.since)"])
  }

  private static func versionText(_ operation: APIOperation, _ request: RequestContext) -> HoverText {
    let versions = request.swagger[operation.family].versions(of: operation)
    let newest = versions.last.map { "The newest api-version is \($0)" }
    return HoverText(
      title: request.url?.item("api-version")?.value == "" ? "no api-version" : request.versionTitle, detail: nil,
      lines: ["\(operation.id) exists since api-version \(operation.since)", newest].compactMap(\.self))
  }

  // MARK: Body

  private static func bodyText(of token: LocatedToken, in request: RequestContext) -> HoverText? {
    if token.role == .value, let text = request.body?[token.pointer]?.string, let id = try? ResourceID(text) {
      return HoverText(title: id.type, detail: nil, lines: id.parts)
    }
    guard let name = token.pointer.last, let operation = request.operation, let root = request.bodySchema else {
      return nil
    }
    guard let place = SchemaPlace(token.pointer, in: root) else {
      return otherVersionText(name, operation, token.pointer, request)
    }
    guard let property = place.property else { return nil }
    let documented = DocumentedProperty(property.name, of: place.owner?.definition, in: operation.family)
    let flags = [property.isReadOnly ? "read-only" : property.isRequired ? "required" : nil].compactMap(\.self)
    return HoverText(
      title: property.name, detail: ([property.schema.typeText] + flags).joined(separator: ", "),
      lines: [
        documented.description, documented.range ?? property.schema.range,
        (documented.allowedValues ?? property.schema.enumeration?.values).map {
          "Values: \($0.joined(separator: ", "))"
        },
        since(token.pointer, operation, request),
        "\(operation.id), \(request.versionTitle)",
      ].compactMap(\.self))
  }

  /// The first api-version that has a member, and the first in which requests may set it.
  private static func since(
    _ pointer: JSONPointer, _ operation: APIOperation, _ request: RequestContext
  ) -> String? {
    let document = request.swagger[operation.family]
    guard let first = document.versions(of: operation, withMember: pointer.tokens).first else { return nil }
    let writable = document.versions(of: operation, withWritableMember: pointer.tokens).first
    let isLater = writable.map { $0 > first } ?? false
    return "Since api-version \(first)" + (isLater ? writable.map { ", in requests since \($0)" } ?? "" : "")
  }

  /// The text of a property that the request's api-version doesn't have, but another one has.
  private static func otherVersionText(
    _ name: String, _ operation: APIOperation, _ pointer: JSONPointer, _ request: RequestContext
  ) -> HoverText? {
    let document = request.swagger[operation.family]
    let versions = document.versions(of: operation, withMember: pointer.tokens)
    guard let first = versions.first, let last = versions.last else { return nil }
    let place = document.bodySchema(of: operation, in: last).flatMap { SchemaPlace(pointer, in: $0) }
    let description = DocumentedProperty(name, of: place?.owner?.definition, in: operation.family).description
    let range = first == last ? "Only in api-version \(first)" : "In api-versions from \(first) to \(last)"
    return HoverText(
      title: name, detail: "not in \(request.versionTitle)", lines: [description, range].compactMap(\.self))
  }

  // MARK: Rules

  /// The text of the rule whose ID or name is at an offset.
  private func ruleText(at offset: Int) -> HoverText? {
    let word = snapshot.text.word(at: offset)
    let text = String(decoding: snapshot.text.bytes[word], as: UTF8.self)
    let matches = RuleCatalog.bundled.rules(matching: text)
    guard text.utf8.count >= 5, matches.count == 1, let rule = matches.first else { return nil }
    return HoverText(
      title: "\(rule.id) \(rule.name)", detail: rule.severity.rawValue,
      lines: [rule.summary, rule.why, rule.help].filter { !$0.isEmpty })
  }
}

extension RequestContext {
  fileprivate var versionTitle: String { "api-version \(apiVersionText ?? "")" }
}

/// The parts of a hover, for clients with and without Markdown.
private struct HoverText {
  var title: String
  var detail: String?
  var lines: [String]

  var markdown: String {
    (["**\(title)**" + (detail.map { " · \($0)" } ?? "")] + lines).map(Self.escaped).joined(separator: "\n\n")
  }

  var plain: String { ([title + (detail.map { " · \($0)" } ?? "")] + lines).joined(separator: "\n") }

  /// Names contain underscores and placeholders, which Markdown would take for emphasis and HTML.
  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { $0 += "_<>{}".contains($1) ? "\\\($1)" : String($1) }
  }
}

extension Schema {
  /// The type for display, such as `array of object`.
  var typeText: String {
    switch type {
    case .array: "array" + (items.map { " of \($0.typeText)" } ?? "")
    case .any: "any value"
    case .object, .string, .integer, .number, .boolean: "\(type)" + (format.map { " (\($0))" } ?? "")
    }
  }

  /// The range of a number for display; nil if it has none.
  fileprivate var range: String? {
    switch (minimum, maximum) {
    case (let minimum?, let maximum?): "From \(minimum.text) to \(maximum.text)"
    case (let minimum?, nil): "At least \(minimum.text)"
    case (nil, let maximum?): "At most \(maximum.text)"
    case (nil, nil): nil
    }
  }
}

extension Double {
  /// The number without a fraction if it has none.
  fileprivate var text: String { Int64(exactly: self).map(String.init) ?? String(self) }
}

extension ResourceID {
  /// The parts for display, one per line.
  fileprivate var parts: [String] {
    ["Subscription: \(subscription)", "Resource group: \(resourceGroup)"] + zip(types, names).map { "\($0): \($1)" }
  }

  /// The parts of a path for display; nil if it is not a resource's.
  fileprivate static func parts(of segments: [String]) -> [String]? {
    (try? ResourceID("/" + segments.joined(separator: "/")))?.parts
  }
}
