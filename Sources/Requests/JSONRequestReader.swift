internal import JSONText

/// Reads JSON text: a bare body, an envelope, or an array of either.
struct JSONRequestReader {
  /// The operation of bodies that don't tell theirs.
  var operation: String?
  var dialect: JSONDialect

  func read(_ text: [UInt8], visit: (Discovery) -> Void) {
    if let elements = ArrayElements(of: text.span) {
      for element in elements.ranges {
        read(MappedText(bytes: Array(text[element]), map: SourceMap(shift: element.lowerBound)), visit: visit)
      }
    } else {
      read(MappedText(bytes: text), visit: visit)
    }
  }

  /// Reads one text that stands at `text.map` in the file.
  func read(_ text: MappedText, visit: (Discovery) -> Void) {
    let parsed = ParsedText(text, dialect: dialect)
    let faults = parsed.faults.map { text.placedInFile($0) }
    switch parsed.document {
    case .some(let document):
      document.withRoot { root in
        let holder = JSONHolder(text: parsed.text, faults: faults, hasDuplicateKeys: document.hasDuplicateKeys)
        read(root, in: holder, visit: visit)
      }
    case .none:
      visit(.unreadable(text, faults))
    }
  }

  private func read(_ root: JSONNode, in holder: JSONHolder, visit: (Discovery) -> Void) {
    if root.kind == .object, !Envelope.isEnvelope(root) {
      visit(bareBody(root, at: .root, in: holder))
    } else {
      for fault in holder.faults { visit(.fault(fault)) }
      readPart(root, at: .root, in: holder.withoutFaults, visit: visit)
    }
  }

  /// Reads a value that shares its text with others.
  private func readPart(_ node: JSONNode, at pointer: JSONPointer, in holder: JSONHolder, visit: (Discovery) -> Void) {
    if node.kind == .array {
      for (index, element) in node.elements.enumerated() {
        readPart(element, at: pointer.appending(index), in: holder, visit: visit)
      }
    } else if Envelope.isEnvelope(node) {
      Envelope(node, at: pointer, in: holder).read(visit: visit)
    } else {
      visit(bareBody(node, at: pointer, in: holder))
    }
  }

  private func bareBody(_ node: JSONNode, at pointer: JSONPointer, in holder: JSONHolder) -> Discovery {
    var request = Request(form: .body, extent: holder.extent)
    request.body = holder.body(node, at: pointer)
    if let operation {
      request.operation = operation
      return .request(request)
    }
    guard node.kind == .object else {
      return .unidentified(holder.extent, reason: "this is no object and so no request", body: nil)
    }
    switch BodyShape(of: node) {
    case .told(let operation, let isDistinctive):
      request.operation = operation
      request.isDistinctive = isDistinctive
      return .request(request)
    case .ambiguous:
      return .unidentified(holder.extent, reason: Self.ambiguity(of: node), body: nil)
    }
  }

  private static func ambiguity(of node: JSONNode) -> String {
    let keys = node.members.prefix(4).map { "'\($0.key)'" }
    let seen =
      keys.isEmpty ? "the body is empty" : "the members \(keys.joined(separator: ", ")) don't tell the operation"
    return seen + "; name it with --operation, or save method and URL beside the body"
  }
}

/// A parsed text that holds one request or several.
struct JSONHolder {
  var text: MappedText
  /// In bytes of the file's text.
  var faults: [SyntaxFault]
  var hasDuplicateKeys: Bool

  /// The whole text, in bytes of the file's text.
  var extent: Range<Int> { text.map.source(of: 0..<text.bytes.count) }

  /// The same for values whose text's faults are told elsewhere.
  var withoutFaults: JSONHolder { JSONHolder(text: text, faults: [], hasDuplicateKeys: hasDuplicateKeys) }

  func body(_ node: JSONNode, at pointer: JSONPointer) -> RequestBody {
    RequestBody(node: node, pointer: pointer, text: text, faults: faults, hasDuplicateKeys: hasDuplicateKeys)
  }

  /// A string value of the text, unescaped; its place is looked for only when asked for.
  func string(_ node: JSONNode, at pointer: JSONPointer) -> RequestText? {
    node.string.map { string in
      RequestText(string) { [text] in text.unescapedString(at: pointer) ?? MappedText(bytes: Array(string.utf8)) }
    }
  }
}
