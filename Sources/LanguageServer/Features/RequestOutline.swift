internal import JSONText
internal import Linting
internal import Requests
internal import Swagger

/// The requests of a document, in order, for overviews.
struct RequestOutline {
  struct Entry {
    /// The operation's ID, or what the request says itself if the operation is unknown.
    let title: String
    let apiVersion: String?
    let extent: Range<Int>
    /// Whether only the shape of the body says the operation.
    let isBareBody: Bool
  }

  private let snapshot: Document.Snapshot
  private var entries: [Entry] = []

  init(of snapshot: Document.Snapshot) {
    self.snapshot = snapshot
    snapshot.linter.visitRequests(in: snapshot.text.bytes, path: snapshot.document.path) { request in
      if let entry = Entry(request, in: snapshot.text) { entries.append(entry) }
    }
  }

  /// The requests as `DocumentSymbol`s, or as `SymbolInformation` for clients that don't know these.
  func symbols() -> JSONValue {
    .array(
      entries.map { entry in
        let range = snapshot.range(of: entry.extent).json
        guard snapshot.client.nestsSymbols else {
          let location = JSONValue.object(["uri": .string(snapshot.document.uri.text), "range": range])
          return .object(["name": .string(entry.title), "kind": .integer(Self.methodKind), "location": location])
        }
        return .object([
          "name": .string(entry.title), "detail": entry.apiVersion.map(JSONValue.string),
          "kind": .integer(Self.methodKind), "range": range,
          "selectionRange": snapshot.range(of: firstLine(of: entry)).json,
        ])
      })
  }

  /// A fold for every request of several lines.
  func foldingRanges() -> JSONValue {
    .array(
      entries.compactMap { entry in
        let range = snapshot.range(of: entry.extent)
        let endLine = range.end.character == 0 ? range.end.line - 1 : range.end.line
        guard endLine > range.start.line else { return nil }
        return .object([
          "startLine": .integer(range.start.line), "endLine": .integer(endLine), "kind": .string("region"),
        ])
      })
  }

  /// A line above every request: its operation, its api-version, and the number of its findings.
  func codeLenses() -> JSONValue {
    .array(
      entries.map { entry in
        let count = snapshot.findings.count { entry.extent.contains($0.range.bytes.lowerBound) }
        let findings = count == 0 ? "no findings" : pluralized(count, "finding")
        let title = [entry.title, entry.apiVersion, findings].compactMap(\.self).joined(separator: " · ")
        return .object([
          "range": snapshot.range(of: firstLine(of: entry)).json,
          "command": .object(["title": .string(title), "command": .string("")]),
        ])
      })
  }

  /// The operation of every bare body, before the body.
  func inlayHints(in range: Range<Int>) -> JSONValue {
    .array(
      entries.filter { $0.isBareBody && range.overlaps($0.extent) }.map { entry in
        .object([
          "position": snapshot.range(of: entry.extent).start.json, "label": .string(entry.title),
          "paddingRight": .boolean(true),
        ])
      })
  }

  /// The protocol's `SymbolKind` of a method.
  private static let methodKind = 6

  private func firstLine(of entry: Entry) -> Range<Int> {
    let start = entry.extent.lowerBound
    return start..<max(start, min(entry.extent.upperBound, snapshot.text.lineRange(at: start).upperBound))
  }
}

extension RequestOutline.Entry {
  /// Nil for requests of other services.
  fileprivate init?(_ request: RequestContext, in text: DocumentText) {
    guard request.isAboutRestorePoints else { return nil }
    title = request.operation?.id ?? request.request.url?.text ?? "unknown operation"
    apiVersion = request.apiVersionText
    extent = text.trimmed(request.extent)
    isBareBody = request.request.form == .body && request.operation != nil
  }
}

extension DocumentText {
  /// A range without the whitespace around it.
  fileprivate func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, min(range.upperBound, bytes.count))
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    return start..<end
  }
}

extension RequestContext {
  /// Whether overviews show the request: not if it belongs to another service, or creates a disk from something else.
  fileprivate var isAboutRestorePoints: Bool {
    guard let operation else { return request.url?.text.lowercased().contains("restorepoint") ?? false }
    return body.map(operation.isChecked) ?? (operation.family == .compute)
  }
}
