internal import JSONText

/// An object that holds a request's method, URL and body.
struct Envelope {
  private let node: JSONNode
  private let pointer: JSONPointer
  private let holder: JSONHolder

  /// Takes an object at `pointer` of the holder's text.
  init(_ node: JSONNode, at pointer: JSONPointer, in holder: JSONHolder) {
    self.node = node
    self.pointer = pointer
    self.holder = holder
  }

  /// Whether an object is meant as an envelope: it has a URL, or a method beside a body.
  static func isEnvelope(_ node: JSONNode) -> Bool {
    guard node.kind == .object else { return false }
    if member(of: node, Self.urlKeys)?.value.kind == .string { return true }
    return member(of: node, ["method"])?.value.kind == .string && member(of: node, Self.bodyKeys) != nil
  }

  func read(visit: (Discovery) -> Void) {
    var request = Request(form: .envelope, extent: holder.extent)
    request.method = text(["method"])
    request.url = text(Self.urlKeys)
    request.apiVersion = text(["apiversion", "api-version"])
    guard let body = Self.member(of: node, Self.bodyKeys), !body.value.isNull else { return visit(.request(request)) }
    let bodyPointer = pointer.appending(body.key)
    if body.value.kind == .string, let text = holder.string(body.value, at: bodyPointer) {
      read(text.mapped, into: request, visit: visit)
    } else {
      request.body = holder.body(body.value, at: bodyPointer)
      visit(.request(request))
    }
  }

  /// Reads a body that is kept as a string.
  private func read(_ text: MappedText, into request: Request, visit: (Discovery) -> Void) {
    var request = request
    guard text.bytes.span.firstVisible(from: 0) != nil else { return visit(.request(request)) }
    RequestBody.withParsed(text) { body in
      request.body = body
      visit(.request(request))
    }
  }

  private static let urlKeys = ["url", "uri"]
  private static let bodyKeys = ["body", "payload"]

  private func text(_ keys: [String]) -> RequestText? {
    Self.member(of: node, keys).flatMap { holder.string($0.value, at: pointer.appending($0.key)) }
  }

  /// The first member whose key is one of `keys`, which are in lower case.
  private static func member(of node: JSONNode, _ keys: [String]) -> JSONNode.Member? {
    node.members.first { keys.contains($0.key.lowercased()) }
  }
}
