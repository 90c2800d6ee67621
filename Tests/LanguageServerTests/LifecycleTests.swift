import Testing

@testable import LanguageServer

@Suite struct LifecycleTests {
  private static func code(_ response: JSONTree) -> Int? { response["error"]["code"].integer }

  @Test func initializeDescribesTheServer() throws {
    let client = TestClient()
    let result = try client.request("initialize", #"{"capabilities": {}}"#)
    #expect(result["serverInfo"] == .object(["name": .string("rplint"), "version": .string("1.2.3")]))
    #expect(result["capabilities"]["positionEncoding"] == .string("utf-16"))
  }

  @Test(arguments: ["utf-8", "utf-16", "utf-32"]) func theClientChoosesTheEncoding(encoding: String) throws {
    let capabilities = #"{"general": {"positionEncodings": ["\#(encoding)"]}}"#
    let result = try TestClient().request("initialize", #"{"capabilities": \#(capabilities)}"#)
    #expect(result["capabilities"]["positionEncoding"].string == encoding)
  }

  @Test func requestsBeforeInitializeAreRefused() throws {
    #expect(Self.code(try TestClient().response(to: "textDocument/diagnostic", "{}")) == -32002)
  }

  @Test func aSecondInitializeIsRefused() throws {
    let client = try TestClient.initialized()
    #expect(Self.code(try client.response(to: "initialize", "{}")) == -32600)
  }

  @Test func unknownRequestsAreRefusedAndNotificationsIgnored() throws {
    let client = try TestClient.initialized()
    client.notify("workspace/unheardOf", "{}")
    #expect(client.takeMessages().isEmpty)
    #expect(Self.code(try client.response(to: "workspace/unheardOf", "{}")) == -32601)
    #expect(Self.code(try client.response(to: "$/unheardOf", "{}")) == -32601)
  }

  @Test func missingParametersAreNamed() throws {
    let client = try TestClient.initialized()
    let response = try client.response(to: "textDocument/codeAction", "{}")
    #expect(Self.code(response) == -32602)
    #expect(response["error"]["message"].string == "expected a string at 'textDocument.uri'")
    let unknown = try client.response(to: "textDocument/diagnostic", #"{"textDocument": {"uri": "file:///x"}}"#)
    #expect(unknown["error"]["message"].string == "the document 'file:///x' is not open")
  }

  @Test func notificationsThatCannotBeHandledAreLogged() throws {
    let client = try TestClient.initialized()
    client.notify("textDocument/didClose", "{}")
    client.change("file:///x", version: 2, (0, 0), (0, 0), with: "")
    let logged = client.takeMessages().map { ($0["method"].string, $0["params"]["message"].string) }
    #expect(logged.map(\.0) == ["window/logMessage", "window/logMessage"])
    #expect(
      logged.map(\.1) == ["expected a string at 'textDocument.uri'", "the document 'file:///x' is not open"])
  }

  @Test(arguments: [
    ("{", -32700), ("[]", -32600), (#"{"method": "exit"}"#, -32600), (#"{"jsonrpc": "2.0", "id": 1}"#, -32600),
    (#"{"jsonrpc": "2.0", "id": 1, "method": 5}"#, -32600),
    (#"{"jsonrpc": "2.0", "id": [], "method": "shutdown"}"#, -32600),
  ])
  func whatIsNotAMessageIsReported(text: String, code: Int) throws {
    let client = try TestClient.initialized()
    client.send(text)
    while client.session.hasWork { client.session.work() }
    let messages = client.takeMessages()
    #expect(messages.map(Self.code) == [code])
    #expect(try client.response(to: "shutdown", "null")["result"] == .null)
  }

  @Test func exitAfterShutdownSucceeds() throws {
    let client = try TestClient.initialized()
    #expect(try client.request("shutdown", "null") == .null)
    #expect(Self.code(try client.response(to: "textDocument/diagnostic", "{}")) == -32600)
    client.notify("exit", "null")
    #expect(client.session.exitStatus == 0)
  }

  @Test func exitWithoutShutdownFails() throws {
    let client = try TestClient.initialized()
    client.notify("exit", "null")
    #expect(client.session.exitStatus == 1)
    let early = TestClient()
    early.notify("exit", "null")
    #expect(early.session.exitStatus == 1)
  }

  @Test func aQueuedRequestCanBeCancelled() throws {
    let client = try TestClient.initialized()
    client.send(#"{"jsonrpc": "2.0", "id": "a", "method": "shutdown"}"#)
    client.send(#"{"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": "a"}}"#)
    client.send(#"{"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": "handled already"}}"#)
    let messages = client.takeMessages()
    #expect(messages.map { $0["id"] } == [.string("a")])
    #expect(messages.map(Self.code) == [-32800])
    while client.session.hasWork { client.session.work() }
    #expect(client.takeMessages().isEmpty)
  }

  @Test(arguments: [(60, #""result": null"#), (60, #""error": {"code": -32601, "message": "no"}"#), (3, "")])
  func theSearchOfALargeFolderShowsItsProgress(count: Int, response: String) throws {
    let files = Dictionary(uniqueKeysWithValues: (0..<count).map { ("/w/\($0).http", "") })
    let client = TestClient(files: files)
    client.send(
      """
      {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"rootUri": "file:///w", \
      "capabilities": {"window": {"workDoneProgress": true}}}}
      """)
    for _ in 0..<2 { client.session.work() }
    let created = client.takeMessages().filter { $0["method"].string == "window/workDoneProgress/create" }
    #expect(created.count == (count > 50 ? 1 : 0))
    if let id = created.first?["id"].string {
      #expect(created[0]["params"]["token"].string == id)
      client.send(#"{"jsonrpc": "2.0", "id": "\#(id)", \#(response)}"#)
    }
    client.work()
    let shown = client.takeMessages().filter { $0["method"].string == "$/progress" }.map { $0["params"]["value"] }
    let isShown = response.contains("result")
    #expect(shown.first?["kind"].string == (isShown ? "begin" : nil))
    #expect(shown.last?["kind"].string == (isShown ? "end" : nil))
    #expect((shown.count > 20) == isShown)
    let percentages = shown.compactMap { $0["percentage"].integer }
    #expect(percentages == percentages.sorted())
  }

  @Test func aHugeMessageIsRefused() throws {
    let client = try TestClient.initialized()
    client.session.receive(Array("Content-Length: 70000000\r\n\r\n".utf8))
    #expect(client.takeMessages().map(Self.code) == [-32600])
  }
}
