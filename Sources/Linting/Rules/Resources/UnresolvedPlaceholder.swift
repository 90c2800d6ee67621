internal import JSONText
internal import Requests
internal import Swagger

/// Reports placeholders that are not replaced by values.
///
/// `{x}` and `<x>` are common in documentation, but no client replaces them. One finding per request, at the first one.
struct UnresolvedPlaceholder: Rule {
  static let id = RuleID(205)

  func findings(in request: RequestContext) -> [Finding] {
    guard request.operation != nil else { return [] }
    let form = request.request.form
    let inURL = request.url?.isPlain == true ? [] : Self.names(in: request.request.url?.text ?? "", of: form)
    let inName = Self.names(in: request.request.resourceName?.text ?? "", of: form)
    let inBody = Self.bodyPlaceholders(request)
    let names = (inURL + inName).map(\.name) + inBody.map(\.name)
    let distinct = names.reduce(into: [String]()) { names, name in
      if !names.contains(name) { names.append(name) }
    }
    let pointer = inName.isEmpty ? inBody.first?.pointer : JSONPointer(["name"])
    let anchor = inURL.first.map { Finding.Anchor.url($0.range) } ?? pointer.map { .value($0) }
    guard let anchor else { return [] }
    return [Finding(Self.id, request.isProse ? .info : .warning, .unresolved(distinct), at: anchor)]
  }

  /// The placeholders of a text; an expression has none.
  private static func names(in text: String, of form: RequestForm) -> [(name: String, range: Range<Int>)] {
    if form.isExpression(text) { return [] }
    let bytes = Array(text.utf8)
    return Placeholder.all(in: bytes).filter { $0.kind == .placeholder }.map {
      (String(decoding: bytes[$0.range], as: UTF8.self), $0.range)
    }
  }

  private static func bodyPlaceholders(_ request: RequestContext) -> [(name: String, pointer: JSONPointer)] {
    guard request.mayContainPlaceholders, let body = request.body else { return [] }
    var found: [(name: String, pointer: JSONPointer)] = []
    body.forEachString(ignoring: request.request.body?.ignoredMembers ?? []) { node, pointer in
      guard node.mayContainPlaceholder else { return }
      found += names(in: node.string ?? "", of: request.request.form).map { ($0.name, pointer) }
    }
    return found
  }
}

extension JSONNode {
  /// Calls `visit` with every string value and its pointer, in document order.
  func forEachString(
    ignoring: Set<String> = [], at pointer: JSONPointer = .root, _ visit: (JSONNode, JSONPointer) -> Void
  ) {
    switch kind {
    case .string: visit(self, pointer)
    case .object:
      for member in members where !ignoring.contains(member.key.lowercased()) {
        member.value.forEachString(at: pointer.appending(member.key), visit)
      }
    case .array:
      for (index, element) in elements.enumerated() { element.forEachString(at: pointer.appending(index), visit) }
    case .integer, .real, .boolean, .null: break
    }
  }
}

extension Finding.Message {
  fileprivate static func unresolved(_ names: [String]) -> Self {
    let list = names.map { "'\($0)'" }.joined(separator: ", ")
    return names.count == 1 ? "unresolved placeholder \(list)" : "unresolved placeholders \(list)"
  }
}
