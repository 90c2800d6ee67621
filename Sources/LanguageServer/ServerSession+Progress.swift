internal import JSONText

/// Shows how far the search for requests in the client's folders is.
extension ServerSession {
  enum Progress: Equatable {
    case none
    /// The client was asked to show progress, in a request with this ID, which is also the token.
    case requested(RequestID)
    /// In percent.
    case shown(RequestID, percentage: Int)
  }

  /// The fewest files whose search is worth showing.
  private static let minimumFiles = 50

  /// Checks the next file of the folders.
  func index() {
    if progress == .none, client.showsProgress, workspace.filesToIndex >= Self.minimumFiles {
      progress = .requested(request("window/workDoneProgress/create") { ["token": $0.json] })
    }
    workspace.indexNext()
    guard workspace.isIndexing else {
      endProgress()
      return findingsChanged(outsideOfDocuments: true)
    }
    guard case .shown(let token, let shown) = progress, workspace.indexedPercentage > shown else { return }
    progress = .shown(token, percentage: workspace.indexedPercentage)
    send(["kind": .string("report"), "percentage": .integer(workspace.indexedPercentage)], token)
  }

  /// Handles the client's response to the request to show progress.
  func handleResponse(to id: RequestID?, succeeded: Bool) {
    guard case .requested(let token) = progress, id == token, succeeded else { return }
    progress = .shown(token, percentage: 0)
    send(
      ["kind": .string("begin"), "title": .string("rplint: reading the folder's files"), "percentage": .integer(0)],
      token)
  }

  private func endProgress() {
    if case .shown(let token, _) = progress { send(["kind": .string("end")], token) }
    progress = .none
  }

  private func send(_ value: JSONValue.Members, _ token: RequestID) {
    notifyClient("$/progress", .object(["token": token.json, "value": .object(value)]))
  }
}
