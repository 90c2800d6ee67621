internal import JSONText
internal import Requests
internal import Swagger

/// A request as rules see it: what it asks for, by which api-version, and how its body departs from the schema.
///
/// Lives as long as the request it is made of.
struct RequestContext {
  let request: Request
  /// What requests are checked against.
  let swagger: SwaggerDocuments
  let url: URLParts?
  let match: OperationMatch
  let version: VersionUse
  /// The api-version that the body is checked against.
  let effectiveVersion: APIVersion?
  /// The api-version that the user wants no request to go below.
  var minimumVersion: APIVersion?
  /// Whether strings of the body may stand for any value, so that each needs a closer look.
  let mayHoldPlaceholders: Bool
  /// In the order of the body.
  let violations: [Violation]
  /// The places of the body where resource ids stand.
  let references: [ReferencePlace]
  /// The ids there that rules have to look at.
  let judgedIDs: [(place: ReferencePlace, text: String)]

  /// The operation; nil where the request has none that is judged.
  var operation: Swagger.Operation? {
    if case .operation(let operation) = match { operation } else { nil }
  }

  /// The api-version for reports: the request's own, or the one that it was checked against.
  var apiVersionText: String? {
    switch version {
    case .known(let date), .newer(let date), .tooOld(let date), .ofOtherFamily(let date): date.description
    case .unpublished(let text), .malformed(let text): text
    case .open, .missing, .assumed: effectiveVersion?.description
    }
  }

  /// The body's root; nil without a body that can be read.
  var body: JSONNode? { request.body?.node }

  /// The body's root if this is a request of the operation; rules on one operation's body start with it.
  func body(of operationID: String) -> JSONNode? {
    operation?.id == operationID ? body : nil
  }

  /// Whether the text is one that people read rather than send: placeholders and missing bodies are its style.
  var isProse: Bool { request.form == .prose }

  /// Whether a string stands for any value: it holds a placeholder or a client variable.
  func isOpaque(_ text: String) -> Bool { request.form.isOpaque(text) }

  /// The same of a value of the body.
  func isOpaque(_ node: JSONNode) -> Bool { mayHoldPlaceholders && request.form.isOpaque(node) }

  /// The text of a string value at `pointer` that rules may judge; nil for other kinds and for placeholders.
  func judgedString(at pointer: JSONPointer) -> String? {
    body?[pointer].flatMap { isOpaque($0) ? nil : $0.string }
  }
}

extension RequestForm {
  /// Whether a text in this form stands for any value: it holds a placeholder or variable, or is an expression.
  func isOpaque(_ text: String) -> Bool { isExpression(text) || Placeholder.isPresent(in: text) }

  func isOpaque(_ node: JSONNode) -> Bool { node.mayHoldPlaceholder && node.string.map(isOpaque) ?? false }

  /// Whether a text is an expression of a template; two brackets at the start stand for one plain bracket.
  func isExpression(_ text: String) -> Bool {
    self == .template && text.hasPrefix("[") && !text.hasPrefix("[[") && text.hasSuffix("]")
  }
}

extension JSONNode {
  /// Whether a string has a byte that every placeholder has; quick, so that most strings need no closer look.
  var mayHoldPlaceholder: Bool {
    withUTF8(\.mayHoldPlaceholder) ?? false
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether a text has a byte that every placeholder has.
  var mayHoldPlaceholder: Bool {
    contains { byte in
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "<"), UInt8(ascii: "$"), UInt8(ascii: "["), UInt8(ascii: "%"): true
      default: false
      }
    }
  }
}
