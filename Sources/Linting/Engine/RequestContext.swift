package import JSONText
package import Requests
package import Swagger

/// A request as rules see it: its operation, its api-version, and its body's violations of the schema.
///
/// Must not outlive the request that it was created from.
package struct RequestContext {
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
  /// In the order of the body.
  let violations: [Violation]
  /// The body's references to other resources.
  let references: [ResourceReference]
  /// The resource IDs of those references that rules have to check.
  let checkedIDs: [(reference: ResourceReference, text: String)]

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

  /// The body's root; nil if there is no body or it can't be parsed.
  package var body: JSONNode? { request.body?.node }

  /// The body's root if the request has this operation; for rules about one operation's body.
  func body(of operationID: String) -> JSONNode? {
    operation?.id == operationID ? body : nil
  }

  /// Whether the text is documentation rather than a request to send; placeholders and missing bodies are normal there.
  var isProse: Bool { request.form == .prose }

  /// Whether a string contains a placeholder, a client variable or a template expression.
  func isUnresolved(_ text: String) -> Bool { request.form.isUnresolved(text) }

  /// Whether a value of the body is an unresolved string.
  func isUnresolved(_ node: JSONNode) -> Bool { mayContainPlaceholders && request.form.isUnresolved(node) }

  /// The string at `pointer`; nil for other kinds of values and for unresolved strings.
  func checkedString(at pointer: JSONPointer) -> String? {
    body?[pointer].flatMap { isUnresolved($0) ? nil : $0.string }
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
    withUTF8(\.mayContainPlaceholder) ?? false
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether a text contains a byte that every placeholder contains.
  var mayContainPlaceholder: Bool {
    contains { byte in
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "<"), UInt8(ascii: "$"), UInt8(ascii: "["), UInt8(ascii: "%"): true
      default: false
      }
    }
  }
}
