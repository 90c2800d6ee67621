import JSONText
import LanguageServer
import Linting

/// Whatever a client sends, the server sends one response to each request, and nothing but JSON.
///
/// Each line of an input is a message if it starts with `{`, and bytes of the connection otherwise.
func checkServer(_ input: [UInt8]) {
  var sent: [UInt8] = []
  let session = ServerSession(files: OneFile(), version: "fuzz") { sent += $0 }
  let parameters = #"{"rootUri": "file:///work", "capabilities": {}}"#
  send(Array(#"{"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": \#(parameters)}"#.utf8))
  for line in input.split(separator: UInt8(ascii: "\n")) {
    if line.first == UInt8(ascii: "{") { send(Array(line)) } else { session.receive(line + Array("\r\n".utf8)) }
    work()
  }
  checkMessages(sent)

  func send(_ message: [UInt8]) {
    session.receive(Array("Content-Length: \(message.count)\r\n\r\n".utf8) + message)
    work()
  }

  func work() {
    while session.hasWork { session.work() }
  }
}

/// The bytes are messages, each of them with its length before it.
private func checkMessages(_ bytes: [UInt8]) {
  var rest = bytes[...]
  let prefix = Array("Content-Length: ".utf8)
  let separator = Array("\r\n\r\n".utf8)
  while !rest.isEmpty {
    guard rest.starts(with: prefix), let end = rest.firstRange(of: separator),
      let length = Int(String(decoding: rest[rest.startIndex + prefix.count..<end.lowerBound], as: UTF8.self)),
      rest.endIndex - end.upperBound >= length
    else { fatalError("not a message: \(String(decoding: rest, as: UTF8.self))") }
    let message = Array(rest[end.upperBound..<end.upperBound + length])
    expect((try? JSONDocument(parsing: message.span)) != nil, "not JSON: \(String(decoding: message, as: UTF8.self))")
    rest = rest[(end.upperBound + length)...]
  }
}

/// A workspace with one file besides those that are open.
private final class OneFile: WorkspaceFiles {
  private let shared = Linter()

  func linter(forFileAt path: String) throws(WorkspaceError) -> Linter { shared }
  func configuration(forFileAt path: String) -> WorkspaceConfiguration { .none }
  func excludes(_ path: String) -> Bool { false }
  func paths(below folder: String) -> [String] { [folder + "/a.http"] }
  func contents(at path: String) -> [UInt8]? { Sample.request }
  func reload() {}
}
