internal import JSONText

/// Reads JSON text: a bare body or response, a value in one of the `JSONForms`, or an array of these.
struct JSONExtractor: RequestExtractor {
  var dialect: JSONDialect

  /// The file's path; in some forms the file name specifies the operation.
  var path = ""

  func extract(from text: [UInt8], visit: (Extract) -> Void) {
    if let elements = RecordSplitter.elements(of: text.span) {
      for element in elements { extract(from: text.mapped(element), visit: visit) }
    } else {
      extract(from: MappedText(bytes: text), visit: visit)
    }
  }

  /// Reads one text; `text.map` gives its position in the file.
  func extract(from text: MappedText, visit: (Extract) -> Void) {
    let parsed = ParsedText(text, dialect: dialect)
    let faults = parsed.faults.map { text.mappedToFile($0) }
    switch parsed.document {
    case .some(let document):
      document.withRoot { root in
        let source = JSONSource(
          text: parsed.text, faults: faults, hasDuplicateKeys: document.hasDuplicateKeys, path: path)
        extract(from: root, in: source, visit: visit)
      }
    case .none:
      if !extractCompleteRequests(from: text, faults, visit: visit) { visit(.unreadable(text, faults)) }
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
      visit(.bareBody(LocatedNode(node: root, pointer: .root, source: source)))
    } else {
      for fault in source.faults { visit(.fault(fault)) }
      extract(from: LocatedNode(node: root, pointer: .root, source: source.withoutFaults), as: form, visit: visit)
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

/// Reads text with one JSON value per line.
///
/// A line that isn't JSON is a fault of its own; the lines after it are still read.
struct JSONLinesExtractor: RequestExtractor {
  func extract(from text: [UInt8], visit: (Extract) -> Void) {
    let extractor = JSONExtractor(dialect: .json)
    for line in RecordSplitter.lines(of: text.span, isLast: true).records {
      extractor.extract(from: text.mapped(line), visit: visit)
    }
  }
}
