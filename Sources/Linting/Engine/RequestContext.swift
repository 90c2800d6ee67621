package import JSONText
package import Requests
package import Swagger

/// A request as rules see it: its operation, its api-version, its canonical body, and the body's violations of the schema.
///
/// Must not outlive the request that it was created from. A class, so that passing it to a rule costs no copy.
package final class RequestContext {
  /// The request with its canonical body: rules look members up by their own names, wherever and however they are
  /// written.
  package let request: Request
  /// The documents that requests are checked against.
  package let swagger: SwaggerDocuments
  package let url: URLParts?
  let match: OperationMatch
  let version: VersionUse
  /// The api-version that the body is checked against.
  package let effectiveVersion: APIVersion?
  /// The oldest api-version that the user allows.
  var minimumVersion: APIVersion?
  /// Whether strings of the body may contain placeholders, so that each has to be scanned.
  let mayContainPlaceholders: Bool
  var violations: [Violation]
  /// Where the values of the canonical body are written.
  var pointers = WrittenPointers()
  /// The body's references to other resources.
  let references: [ResourceReference]
  /// The resource IDs of those references that rules have to check.
  let checkedIDs: [CheckedID]
  /// The restore point that a request for a named restore point copies; nil for a bare body.
  let copySource: ResourceID?

  /// Determines a request's operation and api-version, and checks its body, as it is given, against the schema.
  ///
  /// - Parameters:
  ///   - apiVersion: the version that the user gave for requests that don't specify one.
  ///   - swagger: the documents that requests are checked against.
  init(_ request: Request, apiVersion: String?, swagger: SwaggerDocuments) {
    let url = request.url.map { URLParts(Array($0.text.utf8)) }
    let match = Self.match(request, url, in: swagger)
    self.request = request
    self.swagger = swagger
    self.url = url
    let mayContainPlaceholders =
      request.form == .template || request.body.map { Placeholder.mayOccur(inJSON: $0.text.bytes.span) } ?? false
    self.mayContainPlaceholders = mayContainPlaceholders
    guard case .operation(let unversioned) = match else {
      self.match = match
      version = .missing
      effectiveVersion = nil
      violations = []
      references = []
      checkedIDs = []
      copySource = nil
      return
    }
    let document = swagger[unversioned.family]
    let version = Self.version(of: unversioned, request, url, given: apiVersion, in: swagger)
    let effective = version.gate ?? document.newestVersion(of: unversioned)
    let operation = effective.map { document.operation(unversioned, in: $0) } ?? unversioned
    self.match = .operation(operation)
    self.version = version
    effectiveVersion = effective
    violations = Self.violations(
      of: request, operation, in: document, version: version, effective: effective,
      mayContainPlaceholders: mayContainPlaceholders)
    let references = request.body?.node.map { ResourceReference.all(in: $0, of: operation) } ?? []
    self.references = references
    checkedIDs = request.form.checkedIDs(among: references)
    let isNamed = url != nil || request.form == .template
    copySource = isNamed ? references.lazy.compactMap(\.copySource).first : nil
  }

  /// The operation; nil if it is unknown or not checked.
  package var operation: Swagger.APIOperation? {
    if case .operation(let operation) = match { operation } else { nil }
  }

  /// The api-version for reports: the request's own, or else the one that it was checked against.
  package var apiVersionText: String? {
    switch version {
    case .known(let date), .newer(let date), .tooOld(let date), .ofOtherFamily(let date): date.description
    case .unpublished(let text), .malformed(let text): text
    case .unresolved, .missing, .assumed: effectiveVersion?.description
    }
  }

  /// The resource that the request is about: the ID from the URL, or the name of a template's resource.
  var resource: String? {
    if let url { return "/" + url.resourcePath.map(\.decoded).joined(separator: "/") }
    let names = [request.parentResourceName, request.resourceName].compactMap { $0?.text }
    return names.isEmpty ? nil : names.joined(separator: "/")
  }

  /// The body's root; nil if there is no body or it can't be parsed.
  package var body: JSONNode? { request.body?.node }

  /// Whether the request is checked: a disk's creation only if the disk is created from a restore point, as far as an
  /// unreadable body shows.
  var isChecked: Bool {
    guard let operation else { return true }
    if let body { return operation.isChecked(by: body) }
    return operation.id != OperationID.createDisk
      || request.body.map { String(decoding: $0.text.bytes, as: UTF8.self).lowercased().contains("restore") } ?? false
  }

  /// The body's root if the request has this operation; for rules about one operation's body.
  func body(of operationID: String) -> JSONNode? {
    operation?.id == operationID ? body : nil
  }

  /// Whether the text is documentation rather than a request to send; placeholders and missing bodies are normal there.
  var isProse: Bool { request.form == .prose || request.isInDocument }

  /// The schema of the body, by the newest api-version if the request's own is unknown.
  var bodySchema: Schema? {
    guard let operation, let effectiveVersion else { return nil }
    return swagger[operation.family].bodySchema(of: operation, in: effectiveVersion)
  }

  /// Whether a string contains a placeholder, a client variable or a template expression.
  func isUnresolved(_ text: String) -> Bool { request.form.isUnresolved(text) }

  /// Whether a value of the body is an unresolved string.
  func isUnresolved(_ node: JSONNode) -> Bool { mayContainPlaceholders && request.form.isUnresolved(node) }

  /// The string at `pointer`; nil for other kinds of values and for unresolved strings.
  func checkedString(at pointer: JSONPointer) -> String? {
    body?[pointer].flatMap { isUnresolved($0) ? nil : $0.string }
  }

  /// Whether the api-version's schema has no such member in a request, or none that contains it.
  func isOutOfSchema(_ pointer: JSONPointer) -> Bool {
    violations.contains { violation in
      switch violation.fault {
      case .readOnly, .unknownMember(.inOtherVersions), .unknownMember(.immutable), .unknownMember(.unknown):
        pointer.tokens.starts(with: violation.pointer.tokens)
      case .missing, .unknownMember(.misplaced), .wrongCase, .wrongType, .unknownValue, .badFormat: false
      }
    }
  }
}

extension RequestForm {
  /// Whether a text in this form contains a placeholder or variable, or is an expression.
  func isUnresolved(_ text: String) -> Bool { isExpression(text) || Placeholder.isPresent(in: text) }

  func isUnresolved(_ node: JSONNode) -> Bool { node.mayContainPlaceholder && node.string.map(isUnresolved) ?? false }

  /// Whether a text is a template expression; `[[` escapes a literal bracket.
  func isExpression(_ text: String) -> Bool {
    self == .template && text.hasPrefix("[") && !text.hasPrefix("[[") && text.hasSuffix("]")
  }
}

extension JSONNode {
  /// Whether a string contains a byte that every placeholder contains; a fast filter for most strings.
  var mayContainPlaceholder: Bool {
    withUTF8 { $0.mayContainPlaceholder } ?? false
  }
}

extension JSONNode.Member {
  /// Whether the key contains a byte that every placeholder contains.
  var mayContainPlaceholder: Bool { withUTF8Key { $0.mayContainPlaceholder } }
}

extension Span<UInt8> {
  fileprivate var mayContainPlaceholder: Bool {
    contains { byte in
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "<"), UInt8(ascii: "$"), UInt8(ascii: "["), UInt8(ascii: "%"): true
      default: false
      }
    }
  }
}
