/// What the client supports, as far as the server's behavior depends on it.
struct ClientCapabilities {
  var encoding = PositionEncoding.utf16
  /// Whether the client asks for diagnostics, so that they needn't be sent unasked.
  var pullsDiagnostics = false
  var refreshesDiagnostics = false
  var watchesFiles = false
  var versionsEdits = false
  var showsMarkdown = false
  var insertsSnippets = false
  /// Whether symbols may be nested and have a detail.
  var nestsSymbols = false

  init() {}

  init(_ capabilities: Parameters) {
    encoding = PositionEncoding(
      offered: capabilities["general"]["positionEncodings"].elements.compactMap(\.optionalString))
    let (document, workspace) = (capabilities["textDocument"], capabilities["workspace"])
    pullsDiagnostics = document["diagnostic"].isPresent
    refreshesDiagnostics = workspace["diagnostics"]["refreshSupport"].isTrue
    watchesFiles = workspace["didChangeWatchedFiles"]["dynamicRegistration"].isTrue
    versionsEdits = workspace["workspaceEdit"]["documentChanges"].isTrue
    showsMarkdown = document["hover"]["contentFormat"].elements.first?.optionalString == "markdown"
    insertsSnippets = document["completion"]["completionItem"]["snippetSupport"].isTrue
    nestsSymbols = document["documentSymbol"]["hierarchicalDocumentSymbolSupport"].isTrue
  }
}
