internal import JSONText
internal import Linting

/// A connection with one client.
///
/// The caller passes the bytes that it receives, and calls `work` as long as there is some; so a burst of changes is
/// checked once, and a request can be cancelled until it is handled.
public final class ServerSession {
  enum State {
    case uninitialized, running, shutDown
  }

  /// The status to exit with, once the client asked for it.
  public private(set) var exitStatus: Int32?
  /// The process that the server must not outlive.
  public private(set) var clientProcess: Int32?

  private let version: String
  private let send: ([UInt8]) -> Void
  let workspace: Workspace
  private(set) var client = ClientCapabilities()
  private var state = State.uninitialized
  private var decoder = FrameDecoder()
  private var queue: [IncomingMessage] = []
  private var outgoingRequests = 0
  /// Whether diagnostics may have changed since they were sent.
  private var needsPublishing = false
  /// Whether the user wants them; they are off by default.
  private(set) var showsInlayHints = false
  var progress = Progress.none

  /// - Parameters:
  ///   - version: the program's version.
  ///   - send: writes bytes to the client.
  public init(files: any WorkspaceFiles, version: String, send: @escaping ([UInt8]) -> Void) {
    workspace = Workspace(files: files)
    self.version = version
    self.send = send
  }

  // MARK: Receiving

  /// Takes bytes from the client. Messages that can't be handled are answered at once, as are cancelled requests.
  public func receive(_ bytes: [UInt8]) {
    decoder.append(bytes)
    while let frame = decoder.next() {
      switch frame {
      case .malformed(let fault): reply(to: nil, with: .failure(ResponseError(.parseError, fault)))
      case .tooLong(let length):
        let message = "a message of \(length) bytes is too long; the limit is \(FrameDecoder.maximumLength)"
        reply(to: nil, with: .failure(ResponseError(.invalidRequest, message)))
      case .message(let text): enqueue(text)
      }
    }
  }

  private func enqueue(_ text: [UInt8]) {
    do throws(ResponseError) {
      let message = try IncomingMessage(parsing: text)
      if message.kind == .notification(method: ClientNotification.cancel.rawValue) {
        cancel(message)
      } else {
        queue.append(message)
      }
    } catch {
      reply(to: nil, with: .failure(error))
    }
  }

  /// Takes a request out of the queue; one that was handled already is none of it.
  private func cancel(_ message: IncomingMessage) {
    guard let id = message.withParameters({ $0["id"].requestID }),
      let index = queue.firstIndex(where: { $0.kind.requestID == id })
    else { return }
    queue.remove(at: index)
    reply(to: id, with: .failure(ResponseError(.requestCancelled, "cancelled by the client")))
  }

  /// Whether there is anything to do before more bytes arrive.
  public var hasWork: Bool {
    exitStatus == nil && (!queue.isEmpty || needsPublishing || (state == .running && workspace.isIndexing))
  }

  /// Does a piece of work: handles a message, or else brings diagnostics up to date.
  public func work() {
    if !queue.isEmpty {
      handle(queue.removeFirst())
    } else if workspace.isIndexing {
      index()
    } else if needsPublishing {
      needsPublishing = false
      publishDiagnostics()
    }
  }

  // MARK: Handling

  private func handle(_ message: IncomingMessage) {
    switch message.kind {
    case .response(let id, let succeeded): handleResponse(to: id, succeeded: succeeded)
    case .invalid(let id): reply(to: id, with: .failure(ResponseError(.invalidRequest, "not a JSON-RPC 2.0 message")))
    case .notification(let method): message.withParameters { notify(method, $0) }
    case .request(let id, let method):
      message.withParameters { parameters in
        do throws(ResponseError) {
          reply(to: id, with: .success(try result(of: method, parameters)))
        } catch {
          reply(to: id, with: .failure(error))
        }
      }
    }
  }

  private func result(of method: String, _ parameters: Parameters) throws(ResponseError) -> JSONValue {
    let request = ClientRequest(rawValue: method)
    switch (state, request) {
    case (.uninitialized, .initialize): return try initialize(parameters)
    case (.uninitialized, _):
      throw ResponseError(.serverNotInitialized, "expected 'initialize' before '\(method)'")
    case (.shutDown, _): throw ResponseError(.invalidRequest, "the server is shut down")
    case (.running, .initialize): throw ResponseError(.invalidRequest, "the server is initialized already")
    case (.running, nil): throw ResponseError(.methodNotFound, "unknown method '\(method)'")
    case (.running, .shutdown):
      state = .shutDown
      return .null
    case (.running, let request?): return try documentResult(of: request, parameters)
    }
  }

  private func initialize(_ parameters: Parameters) throws(ResponseError) -> JSONValue {
    client = ClientCapabilities(parameters["capabilities"])
    clientProcess = parameters["processId"].optionalInteger.flatMap { Int32(exactly: $0) }
    let folders = parameters["workspaceFolders"].elements.compactMap { $0["uri"].optionalString }
    let roots = folders.isEmpty ? [parameters["rootUri"].optionalString].compactMap(\.self) : folders
    workspace.setFolders(added: roots.compactMap { DocumentURI($0).filePath })
    readSettings(parameters["initializationOptions"])
    state = .running
    return .object([
      "capabilities": ServerCapabilities.json(for: client),
      "serverInfo": .object(["name": .string("rplint"), "version": .string(version)]),
    ])
  }

  private func readSettings(_ settings: Parameters) {
    if let isOn = settings["inlayHints"].optionalBoolean { showsInlayHints = isOn }
  }

  private func notify(_ method: String, _ parameters: Parameters) {
    guard let notification = ClientNotification(rawValue: method) else { return }
    if notification == .exit {
      exitStatus = state == .shutDown ? 0 : 1
      return
    }
    guard state == .running else { return }
    do throws(ResponseError) {
      try handle(notification, parameters)
    } catch {
      log(error.message)
    }
  }

  private func handle(_ notification: ClientNotification, _ parameters: Parameters) throws(ResponseError) {
    let uri = parameters["textDocument"]["uri"]
    switch notification {
    case .exit, .cancel, .didSave, .setTrace: break
    case .initialized:
      if client.watchesFiles { request("client/registerCapability", ServerCapabilities.watchRegistration) }
    case .didOpen:
      let document = parameters["textDocument"]
      workspace.open(
        DocumentURI(try uri.string()), language: document["languageId"].optionalString ?? "",
        version: try document["version"].integer(), text: try document["text"].string())
      findingsChanged()
    case .didChange:
      try workspace.change(DocumentURI(try uri.string())) { (document) throws(ResponseError) in
        for change in parameters["contentChanges"].elements { try document.apply(change, client.encoding) }
        document.version = try parameters["textDocument"]["version"].integer()
      }
      findingsChanged()
    case .didClose:
      let uri = DocumentURI(try uri.string())
      workspace.close(uri)
      if !client.pullsDiagnostics { publish(.array([]), of: uri, version: nil) }
      findingsChanged()
    case .didChangeConfiguration:
      readSettings(parameters["settings"]["rplint"])
      if client.refreshesInlayHints { request("workspace/inlayHint/refresh", nil) }
    case .didChangeWatchedFiles:
      workspace.reloadFiles()
      findingsChanged(outsideOfDocuments: true)
    case .didChangeWorkspaceFolders:
      func paths(_ key: String) -> [String] {
        parameters["event"][key].elements.compactMap { $0["uri"].optionalString.flatMap { DocumentURI($0).filePath } }
      }
      workspace.setFolders(added: paths("added"), removed: paths("removed"))
      findingsChanged(outsideOfDocuments: true)
    }
  }

  // MARK: Diagnostics

  /// - Parameter outsideOfDocuments: whether the client doesn't know of the change, and so won't ask on its own.
  func findingsChanged(outsideOfDocuments: Bool = false) {
    if !client.pullsDiagnostics {
      needsPublishing = true
    } else if outsideOfDocuments, client.refreshesDiagnostics, !workspace.documents.isEmpty {
      request("workspace/diagnostic/refresh", nil)
    }
  }

  private func publishDiagnostics() {
    for document in workspace.documents.values.sorted(by: { $0.uri.text < $1.uri.text }) {
      guard let snapshot = try? workspace.snapshot(document.uri, for: client) else { continue }
      let diagnostics = Diagnostics(of: snapshot, in: workspace).all()
      let text = diagnostics.text(.compact) + " \(document.version)"
      guard text != document.published else { continue }
      workspace.recordPublished(text, of: document.uri)
      publish(diagnostics, of: document.uri, version: document.version)
    }
    showErrors()
  }

  private func publish(_ diagnostics: JSONValue, of uri: DocumentURI, version: Int?) {
    notifyClient(
      "textDocument/publishDiagnostics",
      .object([
        "uri": .string(uri.text), "version": version.map(JSONValue.integer), "diagnostics": diagnostics,
      ]))
  }

  /// Shows errors of configurations to the user, each once.
  func showErrors() {
    for error in workspace.takeErrors() { show(error) }
  }

  // MARK: Sending

  private func show(_ message: String) {
    notifyClient("window/showMessage", .object(["type": .integer(1), "message": .string(message)]))
  }

  private func log(_ message: String) {
    notifyClient("window/logMessage", .object(["type": .integer(1), "message": .string(message)]))
  }

  func notifyClient(_ method: String, _ parameters: JSONValue) {
    sendMessage(.object(["jsonrpc": .string("2.0"), "method": .string(method), "params": parameters]))
  }

  private func request(_ method: String, _ parameters: JSONValue?) {
    outgoingRequests += 1
    sendMessage(
      .object([
        "jsonrpc": .string("2.0"), "id": .string("rplint-\(outgoingRequests)"), "method": .string(method),
        "params": parameters,
      ]))
  }

  /// Sends a request whose parameters contain its ID; returns the ID.
  func request(
    _ method: String, _ parameters: (RequestID) -> JSONValue.Members
  ) -> RequestID {
    let id = RequestID.string("rplint-\(outgoingRequests + 1)")
    request(method, .object(parameters(id)))
    return id
  }

  private func reply(to id: RequestID?, with result: Result<JSONValue, ResponseError>) {
    let id = id?.json ?? .null
    switch result {
    case .success(let value): sendMessage(.object(["jsonrpc": .string("2.0"), "id": id, "result": value]))
    case .failure(let error): sendMessage(.object(["jsonrpc": .string("2.0"), "id": id, "error": error.json]))
    }
  }

  private func sendMessage(_ message: JSONValue) {
    let content = message.text(.compact)
    send(Array("Content-Length: \(content.utf8.count)\r\n\r\n\(content)".utf8))
  }
}
