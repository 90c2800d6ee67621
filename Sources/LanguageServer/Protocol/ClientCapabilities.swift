/// What the client supports, as far as the server's behavior depends on it.
struct ClientCapabilities {
  var encoding = PositionEncoding.utf16
  /// Whether the client asks for diagnostics, so that they needn't be sent unasked.
  var pullsDiagnostics = false
  var refreshesDiagnostics = false
  var watchesFiles = false
  var versionsEdits = false
  var createsFiles = false
  /// Whether the edits of code actions may be left for later.
  var resolvesEdits = false
  var showsMarkdown = false
  var insertsSnippets = false
  /// Whether symbols may be nested and have a detail.
  var nestsSymbols = false
  var refreshesInlayHints = false
  var showsProgress = false

  init() {}

  init(_ capabilities: Parameters) {
    encoding = PositionEncoding(
      offered: capabilities["general"]["positionEncodings"].elements.compactMap(\.optionalString))
    let (document, workspace) = (capabilities["textDocument"], capabilities["workspace"])
    pullsDiagnostics = document["diagnostic"].isPresent
    refreshesDiagnostics = workspace["diagnostics"]["refreshSupport"].isTrue
    watchesFiles = workspace["didChangeWatchedFiles"]["dynamicRegistration"].isTrue
    let edit = workspace["workspaceEdit"]
    versionsEdits = edit["documentChanges"].isTrue
    createsFiles = versionsEdits && edit["resourceOperations"].elements.contains { $0.optionalString == "create" }
    resolvesEdits = document["codeAction"]["resolveSupport"]["properties"].elements.contains {
      $0.optionalString == "edit"
    }
    showsMarkdown = document["hover"]["contentFormat"].elements.first?.optionalString == "markdown"
    insertsSnippets = document["completion"]["completionItem"]["snippetSupport"].isTrue
    showsProgress = capabilities["window"]["workDoneProgress"].isTrue
    refreshesInlayHints = workspace["inlayHint"]["refreshSupport"].isTrue
    nestsSymbols = document["documentSymbol"]["hierarchicalDocumentSymbolSupport"].isTrue
  }
}
