import Testing

/// `rplint lsp` as a process.
@Suite struct LanguageServerTests {
  private static func frame(_ text: String) -> String { "Content-Length: \(text.utf8.count)\r\n\r\n\(text)" }

  private static let initialize = frame(
    #"{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"processId": null, "capabilities": {}}}"#)

  @Test func aSessionEndsWithStatus0() throws {
    let input =
      Self.initialize + Self.frame(#"{"jsonrpc": "2.0", "id": 2, "method": "shutdown"}"#)
      + Self.frame(#"{"jsonrpc": "2.0", "method": "exit"}"#)
    let outcome = try Program.run(["lsp"], in: "/", input: input)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains(#""serverInfo":{"name":"rplint","version":"0.1.0"}"#))
    #expect(outcome.output.hasSuffix(Self.frame(#"{"jsonrpc":"2.0","id":2,"result":null}"#)))
    #expect(outcome.errors.isEmpty)
  }

  @Test func theEndOfTheClientIsAFailure() throws {
    #expect(try Program.run(["lsp"], in: "/", input: Self.initialize).status == 1)
  }

  @Test func configurationsOfTheFolderApply() throws {
    let scratch = try Scratch()
    try scratch.write(#"{"minimumApiVersion": "2024-01-01"}"#, to: ".rplint.json")
    let text = """
      DELETE https://management.azure.com/subscriptions/1f2e3d4c-0000-4000-8000-00000000beef/resourceGroups/rg/\
      providers/Microsoft.Compute/restorePointCollections/c?api-version=2021-03-01
      """
    let open = """
      {"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": {"uri": \
      "file://\(scratch.path)/a.http", "languageId": "http", "version": 1, "text": "\(text)"}}}
      """
    let outcome = try Program.run(["lsp"], in: "/", input: Self.initialize + Self.frame(open))
    #expect(outcome.output.contains(#""code":"RP306""#))
    let unconfigured = try Program.run(["lsp", "--no-config"], in: "/", input: Self.initialize + Self.frame(open))
    #expect(unconfigured.output.contains(#""diagnostics":[]"#))
  }
}
