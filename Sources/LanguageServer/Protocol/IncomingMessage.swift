internal import JSONText

/// The ID of a request.
enum RequestID: Hashable {
  case integer(Int64)
  case string(String)

  init?(_ node: JSONNode) {
    if let integer = node.integer {
      self = .integer(integer)
    } else if let string = node.string {
      self = .string(string)
    } else {
      return nil
    }
  }

  var json: JSONValue {
    switch self {
    case .integer(let integer): .integer(Int(integer))
    case .string(let string): .string(string)
    }
  }
}

/// A message from the client, with its parsed text.
final class IncomingMessage {
  enum Kind: Equatable {
    case request(RequestID, method: String)
    case notification(method: String)
    /// A response to a request of the server.
    case response(RequestID?, succeeded: Bool)
    /// Not a message; the ID is nil if it has none.
    case invalid(RequestID?)
  }

  let kind: Kind
  private let document: JSONDocument

  init(parsing text: [UInt8]) throws(ResponseError) {
    do throws(JSONSyntaxError) {
      document = try JSONDocument(parsing: text.span)
    } catch {
      throw ResponseError(.parseError, "the message is not JSON: \(error.message)")
    }
    kind = document.withRoot(Self.kind)
  }

  private static func kind(of root: JSONNode) -> Kind {
    let id = root["id"].flatMap(RequestID.init)
    guard root["jsonrpc"]?.string == "2.0" else { return .invalid(id) }
    guard let method = root["method"] else {
      let isResponse = root["id"] != nil && (root["result"] != nil || root["error"] != nil)
      return isResponse ? .response(id, succeeded: root["error"] == nil) : .invalid(id)
    }
    guard let name = method.string else { return .invalid(id) }
    if root["id"] == nil { return .notification(method: name) }
    return id.map { .request($0, method: name) } ?? .invalid(nil)
  }

  /// Calls `body` with the parameters, which are valid only during the call.
  func withParameters<Result, Failure: Error>(
    _ body: (Parameters) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try document.withRoot { (root) throws(Failure) in try body(Parameters(root["params"])) }
  }
}
