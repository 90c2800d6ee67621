/// The requests of clients that the server answers.
enum ClientRequest: String {
  case initialize, shutdown
  case diagnostic = "textDocument/diagnostic"
  case codeAction = "textDocument/codeAction"
  case resolveCodeAction = "codeAction/resolve"
  case hover = "textDocument/hover"
  case completion = "textDocument/completion"
  case definition = "textDocument/definition"
  case documentSymbol = "textDocument/documentSymbol"
  case foldingRange = "textDocument/foldingRange"
  case codeLens = "textDocument/codeLens"
  case inlayHint = "textDocument/inlayHint"
  case prepareRename = "textDocument/prepareRename"
  case rename = "textDocument/rename"
}

/// The notifications of clients that have an effect, or that the server knows to ignore.
enum ClientNotification: String {
  case initialized, exit
  case cancel = "$/cancelRequest"
  case setTrace = "$/setTrace"
  case didOpen = "textDocument/didOpen"
  case didChange = "textDocument/didChange"
  case didSave = "textDocument/didSave"
  case didClose = "textDocument/didClose"
  case didChangeConfiguration = "workspace/didChangeConfiguration"
  case didChangeWatchedFiles = "workspace/didChangeWatchedFiles"
  case didChangeWorkspaceFolders = "workspace/didChangeWorkspaceFolders"
}
