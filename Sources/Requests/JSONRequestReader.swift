internal import JSONText

/// Reads JSON text: a bare body or response, a value in one of the `JSONForms`, or an array of these.
struct JSONRequestReader {
  /// The operation of bare bodies, as given by the user.
  var operation: String?
  var dialect: JSONDialect

  /// The file's path; in some forms the file name specifies the operation.
  var path = ""

  func read(_ text: [UInt8], visit: (ReaderEvent) -> Void) {
    if let elements = ArrayElements(of: text.span) {
      for element in elements.ranges {
        read(MappedText(bytes: Array(text[element]), map: SourceMap(shift: element.lowerBound)), visit: visit)
      }
    } else {
      read(MappedText(bytes: text), visit: visit)
    }
  }

  /// Reads one text; `text.map` gives its position in the file.
  func read(_ text: MappedText, visit: (ReaderEvent) -> Void) {
    let parsed = ParsedText(text, dialect: dialect)
    let faults = parsed.faults.map { text.mappedToFile($0) }
    switch parsed.document {
    case .some(let document):
      document.withRoot { root in
        let source = JSONSource(
          text: parsed.text, faults: faults, hasDuplicateKeys: document.hasDuplicateKeys, path: path)
        read(root, in: source, visit: visit)
      }
    case .none:
      if !readCompleteRequests(of: text, faults, visit: visit) { visit(.unreadable(text, faults)) }
    }
  }

  /// Reads the complete requests of a truncated list or recording; false if there are none.
  private func readCompleteRequests(
    of text: MappedText, _ faults: [SyntaxFault], visit: (ReaderEvent) -> Void
  ) -> Bool {
    guard let truncated = TruncatedJSON(text),
      let document = try? JSONDocument(parsing: truncated.text.bytes.span)
    else { return false }
    return document.withRoot { root in
      let isList = root.kind == .array || JSONForms.form(of: root) != nil
      guard isList else { return false }
      let truncations = faults.filter(\.isCutOff)
      let source = JSONSource(
        text: truncated.text, faults: truncations.isEmpty ? faults : truncations,
        hasDuplicateKeys: document.hasDuplicateKeys, path: path)
      read(root, in: source, visit: visit)
      return true
    }
  }

  private func read(_ root: JSONNode, in source: JSONSource, visit: (ReaderEvent) -> Void) {
    let form = JSONForms.form(of: root)
    if form == nil, root.kind == .object {
      readBody(LocatedNode(node: root, pointer: .root, source: source), visit: visit)
    } else {
      for fault in source.faults { visit(.fault(fault)) }
      read(LocatedNode(node: root, pointer: .root, source: source.withoutFaults), as: form, visit: visit)
    }
  }

  /// Reads a value that may share its text with others; `form` is nil for bare bodies and arrays.
  private func read(_ part: LocatedNode, as form: (any JSONForm.Type)?, visit: (ReaderEvent) -> Void) {
    if let form {
      form.init(part).read(visit: visit)
    } else if part.node.kind == .array {
      for element in part.elements.detached() { read(element, as: JSONForms.form(of: element.node), visit: visit) }
    } else {
      readBody(part, visit: visit)
    }
  }

  /// Reads a body or a response that was saved on its own.
  private func readBody(_ part: LocatedNode, visit: (ReaderEvent) -> Void) {
    if operation == nil, let response = BareResponse(part) {
      response.read(visit: visit)
    } else {
      visit(bareBody(part.node, at: part.pointer, in: part.source))
    }
  }

  private func bareBody(_ node: JSONNode, at pointer: JSONPointer, in source: JSONSource) -> ReaderEvent {
    var request = Request(form: .body, extent: source.extent)
    request.body = source.body(node, at: pointer)
    if let operation {
      request.operation = operation
      return .request(request)
    }
    guard node.kind == .object else {
      return .unidentified(source.extent, reason: "the value is not an object, so it can't be a request", body: nil)
    }
    switch BodyShape(of: node) {
    case .identified(let operation, let hasUniqueShape):
      request.operation = operation
      request.hasUniqueShape = hasUniqueShape
      return .request(request)
    case .ambiguous:
      return .unidentified(source.extent, reason: Self.ambiguity(of: node), body: nil)
    }
  }

  private static func ambiguity(of node: JSONNode) -> String {
    let keys = node.members.prefix(4).map { "'\($0.key)'" }
    let cause =
      switch keys.count {
      case 0: "the body is empty"
      case 1: "the member \(keys[0]) is not specific to one operation"
      default: "the members \(keys.joined(separator: ", ")) are not specific to one operation"
      }
    return cause + "; pass --operation, or save the method and URL with the body"
  }
}

/// A parsed text with one or more requests.
struct JSONSource {
  var text: MappedText
  /// Syntax faults, in bytes of the file's text.
  var faults: [SyntaxFault]
  var hasDuplicateKeys: Bool
  /// The file's path, as given by the user.
  var path: String

  var fileName: String { RequestFinder.fileName(of: path) }

  /// The range of the whole text, in bytes of the file's text.
  var extent: Range<Int> { text.map.source(of: 0..<text.bytes.count) }

  /// The same text for values that don't report its faults.
  var withoutFaults: JSONSource {
    var source = self
    source.faults = []
    return source
  }

  /// The text of one value, without the faults of the whole.
  func slice(_ value: Range<Int>) -> JSONSource {
    var source = withoutFaults
    source.text = text.slice(value)
    return source
  }

  func body(_ node: JSONNode, at pointer: JSONPointer) -> RequestBody {
    RequestBody(node: node, pointer: pointer, text: text, faults: faults, hasDuplicateKeys: hasDuplicateKeys)
  }

  /// A string value of the text, unescaped; its position is computed only on demand.
  func string(_ node: JSONNode, at pointer: JSONPointer) -> RequestText? {
    node.string.map { string in
      RequestText(string) { [text] in text.unescapedString(at: pointer) ?? MappedText(bytes: Array(string.utf8)) }
    }
  }
}
