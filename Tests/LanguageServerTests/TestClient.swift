import JSONText
import Linting
import Swagger
import Testing

@testable import LanguageServer

/// A client that talks to a server in the same process.
final class TestClient {
  let files: MemoryFiles
  private(set) var session: ServerSession
  /// The messages from the server that were not taken yet.
  private var received: [JSONTree] = []
  private var requests = 0

  init(files: [String: String] = [:]) {
    self.files = MemoryFiles(files)
    var send: ([UInt8]) -> Void = { _ in }
    session = ServerSession(files: self.files, version: "1.2.3") { send($0) }
    send = { [unowned self] bytes in received += Self.messages(in: bytes) }
  }

  /// A client after the handshake.
  ///
  /// - Parameter capabilities: a JSON text.
  static func initialized(
    files: [String: String] = [:], folder: String? = nil, capabilities: String = "{}"
  ) throws -> TestClient {
    let client = TestClient(files: files)
    let root = folder.map { "\"file://\($0)\"" } ?? "null"
    _ = try client.request(
      "initialize", #"{"processId": null, "rootUri": \#(root), "capabilities": \#(capabilities)}"#)
    client.notify("initialized", "{}")
    return client
  }

  // MARK: Sending

  func send(_ text: String) { session.receive(Array(Self.frame(text).utf8)) }

  func notify(_ method: String, _ parameters: String) {
    send(#"{"jsonrpc": "2.0", "method": "\#(method)", "params": \#(parameters)}"#)
    work()
  }

  /// The response to a request, which has either a result or an error.
  func response(to method: String, _ parameters: String) throws -> JSONTree {
    requests += 1
    let id = requests
    send(#"{"jsonrpc": "2.0", "id": \#(id), "method": "\#(method)", "params": \#(parameters)}"#)
    work()
    let index = try #require(received.firstIndex { $0["id"] == .integer(id) })
    return received.remove(at: index)
  }

  func request(_ method: String, _ parameters: String) throws -> JSONTree {
    let response = try response(to: method, parameters)
    #expect(response["error"] == .null)
    return response["result"]
  }

  func open(_ uri: String, _ text: String, language: String = "") {
    notify(
      "textDocument/didOpen",
      """
      {"textDocument": {"uri": "\(uri)", "languageId": "\(language)", "version": 1, "text": \(jsonString(text))}}
      """)
  }

  /// Requests something about a place in a document.
  func request(_ method: String, _ uri: String, at line: Int, _ character: Int, _ more: String = "") throws -> JSONTree
  {
    try request(
      "textDocument/\(method)",
      """
      {"textDocument": {"uri": "\(uri)"}, "position": {"line": \(line), "character": \(character)}\(more)}
      """)
  }

  /// Replaces a range, given as lines and characters.
  func change(_ uri: String, version: Int, _ start: (Int, Int), _ end: (Int, Int), with text: String) {
    send(Self.changeMessage(uri, version: version, start, end, with: text))
    work()
  }

  static func changeMessage(
    _ uri: String, version: Int, _ start: (Int, Int), _ end: (Int, Int), with text: String
  ) -> String {
    """
    {"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {"textDocument": {"uri": "\(uri)", "version": \
    \(version)}, "contentChanges": [{"range": {"start": {"line": \(start.0), "character": \(start.1)}, "end": {"line": \
    \(end.0), "character": \(end.1)}}, "text": \(jsonString(text))}]}}
    """
  }

  func work() {
    while session.hasWork { session.work() }
  }

  // MARK: Receiving

  /// Takes all messages that were not taken yet.
  func takeMessages() -> [JSONTree] {
    defer { received = [] }
    return received
  }

  /// Takes all messages, and returns the last diagnostics of a document; nil if none were sent.
  func takeDiagnostics(of uri: String) -> [JSONTree]? {
    takeMessages().last {
      $0["method"].string == "textDocument/publishDiagnostics" && $0["params"]["uri"].string == uri
    }?["params"]["diagnostics"].elements
  }

  /// The text after the edits, in the order of the protocol: all ranges are of the same text.
  static func applied(_ edits: [JSONTree], to text: String, _ encoding: PositionEncoding = .utf16) -> String {
    var document = DocumentText(Array(text.utf8))
    func position(_ position: JSONTree) -> TextPosition {
      TextPosition(line: position["line"].integer ?? -1, character: position["character"].integer ?? -1)
    }
    let located = edits.map { edit in
      let range = TextRange(start: position(edit["range"]["start"]), end: position(edit["range"]["end"]))
      return (document.bytes(of: range, in: encoding), edit["newText"].string ?? "")
    }
    for (range, new) in located.sorted(by: { $0.0.lowerBound > $1.0.lowerBound }) { document.replace(range, with: new) }
    return String(decoding: document.bytes, as: UTF8.self)
  }

  static func frame(_ text: String) -> String { "Content-Length: \(text.utf8.count)\r\n\r\n\(text)" }

  private static func messages(in bytes: [UInt8]) -> [JSONTree] {
    var decoder = FrameDecoder()
    decoder.append(bytes)
    var messages: [JSONTree] = []
    while let frame = decoder.next() {
      guard case .message(let text) = frame, let tree = try? JSONTree(parsing: String(decoding: text, as: UTF8.self))
      else {
        Issue.record("the server sent something that is not a message")
        continue
      }
      messages.append(tree)
    }
    return messages
  }
}

/// Files in memory; a configuration applies to all files.
final class MemoryFiles: WorkspaceFiles {
  var contents: [String: String]
  var configuration: String?
  /// Where suppressions go that can't be comments.
  var place = WorkspaceConfiguration.none

  init(_ contents: [String: String]) {
    self.contents = contents
  }

  func linter(forFileAt path: String) throws(WorkspaceError) -> Linter {
    guard let configuration else { return Linter() }
    let sources = ConfigurationSources { (_) throws(SwaggerFileFailure) in
      throw SwaggerFileFailure("No such file or directory")
    }
    do throws(UserFileErrors) {
      let read = try Configuration(Array(configuration.utf8), path: ".rplint.json", from: sources)
      return Linter(options: Linter.Options().overriding(read))
    } catch {
      throw WorkspaceError(error.description)
    }
  }

  func configuration(forFileAt path: String) -> WorkspaceConfiguration { place }
  func excludes(_ path: String) -> Bool { path.contains("/excluded/") }
  func paths(below folder: String) -> [String] { contents.keys.filter { $0.hasPrefix(folder + "/") }.sorted() }
  func contents(at path: String) -> [UInt8]? { contents[path].map { Array($0.utf8) } }
  func reload() {}
}
