internal import JSONText

/// The parameters of a message, or a value in them; reads members with errors that name what is missing.
struct Parameters {
  private let node: JSONNode?
  /// The keys from the root of the parameters.
  private let path: [String]

  init(_ node: JSONNode?, path: [String] = []) {
    self.node = node
    self.path = path
  }

  /// The member with this name, which may be absent.
  subscript(_ key: String) -> Parameters { Parameters(node?[key], path: path + [key]) }

  /// The elements of an array; none if it is absent.
  var elements: [Parameters] {
    node?.elements.enumerated().map { Parameters($1, path: path + ["\($0)"]) } ?? []
  }

  var isPresent: Bool { node.map { !$0.isNull } ?? false }
  var isTrue: Bool { optionalBoolean ?? false }
  var optionalBoolean: Bool? { node?.boolean }
  var optionalString: String? { node?.string }
  var optionalInteger: Int? { node?.integer.map { Int($0) } }

  var requestID: RequestID? { node.flatMap(RequestID.init) }

  func string() throws(ResponseError) -> String {
    guard let text = optionalString else { throw missing("a string") }
    return text
  }

  func integer() throws(ResponseError) -> Int {
    guard let integer = optionalInteger else { throw missing("an integer") }
    return integer
  }

  func position() throws(ResponseError) -> TextPosition {
    let (line, character) = (try self["line"].integer(), try self["character"].integer())
    guard line >= 0, character >= 0 else { throw missing("a position in the text") }
    return TextPosition(line: line, character: character)
  }

  func range() throws(ResponseError) -> TextRange {
    TextRange(start: try self["start"].position(), end: try self["end"].position())
  }

  private func missing(_ expected: String) -> ResponseError {
    ResponseError(.invalidParams, "expected \(expected) at '\(path.joined(separator: "."))'")
  }
}
