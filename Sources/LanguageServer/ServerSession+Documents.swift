internal import JSONText
internal import Linting

/// Answers to requests about documents.
extension ServerSession {
  func documentResult(of request: ClientRequest, _ parameters: Parameters) throws(ResponseError) -> JSONValue {
    let isResolving = request == .resolveCodeAction
    let uri = DocumentURI(try parameters[isResolving ? "data" : "textDocument"]["uri"].string())
    let snapshot = try workspace.snapshot(uri, for: client)
    func offset() throws(ResponseError) -> Int { snapshot.offset(of: try parameters["position"].position()) }
    switch request {
    case .initialize, .shutdown: return .null
    case .diagnostic:
      showErrors()
      return diagnosticReport(snapshot, previous: parameters["previousResultId"].optionalString)
    case .hover: return Hover(in: snapshot).json(at: try offset()) ?? .null
    case .completion: return Completion.json(at: try offset(), in: snapshot)
    case .prepareRename: return Rename(at: try offset(), in: snapshot, workspace)?.preparation() ?? .null
    case .rename:
      while workspace.isIndexing { index() }
      guard let rename = Rename(at: try offset(), in: snapshot, workspace) else {
        throw ResponseError(.requestFailed, "there is no name of a restore point or collection here")
      }
      return try rename.edit(to: try parameters["newName"].string()).json(for: client)
    case .definition: return Definition(snapshot: snapshot, workspace: workspace).json(at: try offset())
    case .documentSymbol: return RequestOutline(of: snapshot).symbols()
    case .foldingRange: return RequestOutline(of: snapshot).foldingRanges()
    case .codeLens: return RequestOutline(of: snapshot).codeLenses()
    case .inlayHint:
      guard showsInlayHints else { return .array([]) }
      let range = snapshot.text.bytes(of: try parameters["range"].range(), in: client.encoding)
      return RequestOutline(of: snapshot).inlayHints(in: range)
    case .codeAction:
      let range = snapshot.text.bytes(of: try parameters["range"].range(), in: client.encoding)
      let kinds = parameters["context"]["only"].elements.compactMap(\.optionalString)
      return CodeActions(of: snapshot, in: workspace).actions(in: range, ofKinds: kinds)
    case .resolveCodeAction: return try CodeActions(of: snapshot, in: workspace).resolved(parameters)
    }
  }

  /// A full report, or one that says that nothing has changed since the previous one.
  private func diagnosticReport(_ snapshot: Document.Snapshot, previous: String?) -> JSONValue {
    let items = Diagnostics(of: snapshot, in: workspace).all()
    let id = items.text(.compact).digest
    guard id != previous else { return .object(["kind": .string("unchanged"), "resultId": .string(id)]) }
    return .object(["kind": .string("full"), "resultId": .string(id), "items": items])
  }
}

extension String {
  /// A hash that differs for different texts in practice, and is the same in every run.
  fileprivate var digest: String {
    var hash = FNV1a()
    hash.combine(self)
    return String(hash.value, radix: 16)
  }
}

extension Document {
  /// Applies one of the client's changes: of a range, or of the whole text.
  mutating func apply(_ change: Parameters, _ encoding: PositionEncoding) throws(ResponseError) {
    let new = try change["text"].string()
    guard change["range"].isPresent else {
      text = DocumentText(Array(new.utf8))
      return
    }
    text.replace(try change["range"].range(), in: encoding, with: new)
  }
}

extension IncomingMessage.Kind {
  /// The ID if this is a request.
  var requestID: RequestID? {
    if case .request(let id, _) = self { id } else { nil }
  }
}
