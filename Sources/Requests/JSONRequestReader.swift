internal import JSONText

/// Reads JSON text: a bare body or answer, a value of one of the `JSONForms`, or an array of any of these.
struct JSONRequestReader {
  /// The operation of bodies that don't tell theirs.
  var operation: String?
  var dialect: JSONDialect

  /// The file's path, whose last part tells the operation of some forms.
  var path = ""

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
        let holder = JSONHolder(
          text: parsed.text, faults: faults, hasDuplicateKeys: document.hasDuplicateKeys, path: path)
        read(root, in: holder, visit: visit)
      }
    case .none:
      if !readWhatIsWhole(of: text, faults, visit: visit) { visit(.unreadable(text, faults)) }
    }
  }

  /// Reads the whole requests of a list or a recording that was cut off; false if there is none.
  private func readWhatIsWhole(of text: MappedText, _ faults: [SyntaxFault], visit: (Discovery) -> Void) -> Bool {
    guard let cut = CutText(text), let document = try? JSONDocument(parsing: cut.text.bytes.span) else { return false }
    return document.withRoot { root in
      let isList = root.kind == .array || JSONForms.form(of: root) != nil
      guard isList else { return false }
      let cuts = faults.filter(\.isCutOff)
      let holder = JSONHolder(
        text: cut.text, faults: cuts.isEmpty ? faults : cuts, hasDuplicateKeys: document.hasDuplicateKeys,
        path: path)
      read(root, in: holder, visit: visit)
      return true
    }
  }

  private func read(_ root: JSONNode, in holder: JSONHolder, visit: (Discovery) -> Void) {
    let form = JSONForms.form(of: root)
    if form == nil, root.kind == .object {
      readBody(JSONPart(node: root, pointer: .root, holder: holder), visit: visit)
    } else {
      for fault in holder.faults { visit(.fault(fault)) }
      read(JSONPart(node: root, pointer: .root, holder: holder.withoutFaults), as: form, visit: visit)
    }
  }

  /// Reads a value that may share its text with others; `form` is nil for bodies and arrays.
  private func read(_ part: JSONPart, as form: (any JSONForm.Type)?, visit: (Discovery) -> Void) {
    if let form {
      form.init(part).read(visit: visit)
    } else if part.node.kind == .array {
      for element in part.elements.cutOut() { read(element, as: JSONForms.form(of: element.node), visit: visit) }
    } else {
      readBody(part, visit: visit)
    }
  }

  /// Reads a body or an answer that was saved alone.
  private func readBody(_ part: JSONPart, visit: (Discovery) -> Void) {
    if operation == nil, let answer = BareAnswer(part) {
      answer.read(visit: visit)
    } else {
      visit(bareBody(part.node, at: part.pointer, in: part.holder))
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
  /// The file's, as the user gave it.
  var path: String

  var fileName: String { RequestFinder.fileName(of: path) }

  /// The whole text, in bytes of the file's text.
  var extent: Range<Int> { text.map.source(of: 0..<text.bytes.count) }

  /// The same for values whose text's faults are told elsewhere.
  var withoutFaults: JSONHolder {
    var holder = self
    holder.faults = []
    return holder
  }

  /// One value's text by itself; its faults stay behind.
  func cutOut(_ value: Range<Int>) -> JSONHolder {
    var holder = withoutFaults
    holder.text = text.slice(value)
    return holder
  }

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
