public import JSONText

/// Why a file that a user wrote for the program can't be taken, at the place in it.
public struct UserFileError: Error, Equatable, CustomStringConvertible {
  /// The path as it was given.
  public let path: String
  public let place: LineTable.Position
  /// For people: lower case, no full stop.
  public let message: String

  /// `path:line:column: message`
  public var description: String { "\(path):\(place.line):\(place.column): \(message)" }
}

extension UserFileError {
  /// A fault of bytes of a text.
  init(_ message: String, at offset: Int, of path: String, _ text: [UInt8]) {
    self.init(path: path, place: LineTable(text.span).position(of: offset, in: text.span), message: message)
  }

  /// A fault in terms of the file's tree.
  init(_ fault: UserFileFault, of path: String, _ text: [UInt8]) {
    let place = PlaceIndex(of: [fault.pointer], in: text.span)[fault.pointer]
    let range = fault.aspect == .key ? place?.key ?? place?.value : place?.value
    self.init(fault.message, at: range?.lowerBound ?? 0, of: path, text)
  }

  /// Why a text is no JSON; in the words for bodies, which tell causes.
  init(_ refusal: JSONSyntaxError, of path: String, _ text: [UInt8]) {
    guard let fault = ParsedText(MappedText(bytes: text)).faults.first else {
      self.init("not JSON: \(refusal.message)", at: max(0, refusal.position - 1), of: path, text)
      return
    }
    let opening = fault.opening.map { " \(LineTable(text.span).position(of: $0, in: text.span).line)" } ?? ""
    self.init(fault.message + opening, at: fault.range.lowerBound, of: path, text)
  }
}
