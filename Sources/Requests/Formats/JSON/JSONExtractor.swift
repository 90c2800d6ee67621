internal import JSONText

/// Reads JSON text: a bare body or response, a value in one of the `JSONForms`, or an array of these.
struct JSONExtractor: RequestExtractor {
  var dialect: JSONDialect

  /// The file's path; in some forms the file name specifies the operation.
  var path = ""

  /// Whether each line is a value of its own; one that isn't JSON is a fault, and the lines after it are still read.
  var hasRecordPerLine = false

  func extract(from text: [UInt8], visit: (Extract) -> Void) {
    let records =
      hasRecordPerLine
      ? RecordSplitter.lines(of: text.span, isLast: true).records : RecordSplitter.elements(of: text.span)
    guard let records else { return extract(from: MappedText(bytes: text), visit: visit) }
    for record in records { extract(from: text.mapped(record), visit: visit) }
  }

  /// Reads one text; `text.map` gives its position in the file.
  func extract(from text: MappedText, visit: (Extract) -> Void) {
    JSONSource.withParsed(text, dialect: dialect, path: path) { root, source in
      if let root {
        extract(from: root, in: source, visit: visit)
      } else if !extractCompleteRequests(from: text, source.faults, visit: visit) {
        visit(.unreadable(text, source.faults))
      }
    }
  }

  /// Reads the complete requests of a truncated list or recording; false if there are none.
  private func extractCompleteRequests(
    from text: MappedText, _ faults: [SyntaxFault], visit: (Extract) -> Void
  ) -> Bool {
    guard let truncated = TruncatedJSON(text), let document = try? JSONDocument(parsing: truncated.text.bytes.span)
    else { return false }
    return document.withRoot { root in
      guard root.kind == .array || JSONForms.form(of: root) != nil else { return false }
      let truncations = faults.filter(\.isCutOff)
      let source = JSONSource(
        text: truncated.text, faults: truncations.isEmpty ? faults : truncations,
        hasDuplicateKeys: document.hasDuplicateKeys, path: path)
      extract(from: root, in: source, visit: visit)
      return true
    }
  }

  private func extract(from root: JSONNode, in source: JSONSource, visit: (Extract) -> Void) {
    let form = JSONForms.form(of: root)
    if form == nil, root.kind == .object {
      visit(.bareBody(LocatedNode(node: root, source: source)))
    } else {
      for fault in source.faults { visit(.fault(fault)) }
      extract(from: LocatedNode(node: root, source: source.withoutFaults), as: form, visit: visit)
    }
  }

  /// Reads a value that may share its text with others; `form` is nil for bare bodies and arrays.
  private func extract(from part: LocatedNode, as form: (any JSONForm.Type)?, visit: (Extract) -> Void) {
    if let form {
      form.init(root: part).extract(visit: visit)
    } else if part.node.kind == .array {
      for element in part.elements.detached() {
        extract(from: element, as: JSONForms.form(of: element.node), visit: visit)
      }
    } else {
      visit(.bareBody(part))
    }
  }
}

extension Extract {
  /// A body or a response that was saved on its own.
  fileprivate static func bareBody(_ value: LocatedNode) -> Extract {
    var candidate = Candidate(form: .body, in: value)
    candidate.body = .json(value)
    return .candidate(candidate)
  }
}
