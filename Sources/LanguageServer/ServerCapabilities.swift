internal import JSONText

/// What the server can do, for the response to `initialize`.
enum ServerCapabilities {
  static func json(for client: ClientCapabilities) -> JSONValue {
    .object([
      "positionEncoding": .string(client.encoding.rawValue),
      "textDocumentSync": .object(["openClose": .boolean(true), "change": .integer(2)]),
      "diagnosticProvider": .object([
        "identifier": .string("rplint"), "interFileDependencies": .boolean(true),
        "workspaceDiagnostics": .boolean(false),
      ]),
      "codeActionProvider": .object([
        "codeActionKinds": .strings(CodeActions.kinds), "resolveProvider": .boolean(client.resolvesEdits),
      ]),
      "hoverProvider": .boolean(true),
      "completionProvider": .object(["triggerCharacters": .strings(Completion.triggers)]),
      "definitionProvider": .boolean(true),
      "documentSymbolProvider": .boolean(true),
      "foldingRangeProvider": .boolean(true),
      "codeLensProvider": .object([:]),
      "inlayHintProvider": .boolean(true),
      "renameProvider": .object(["prepareProvider": .boolean(true)]),
      "workspace": .object([
        "workspaceFolders": .object(["supported": .boolean(true), "changeNotifications": .boolean(true)])
      ]),
    ])
  }

  /// The registration for changes of files that findings depend on: configurations, ignored files, and requests.
  static var watchRegistration: JSONValue {
    let watcher = JSONValue.object(["globPattern": .string("**/*")])
    let registration = JSONValue.object([
      "id": .string("rplint-files"), "method": .string("workspace/didChangeWatchedFiles"),
      "registerOptions": .object(["watchers": .array([watcher])]),
    ])
    return .object(["registrations": .array([registration])])
  }
}
