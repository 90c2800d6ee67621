/// Finds the requests in a file of any supported form.
public struct RequestFinder: Sendable {
  /// The operation of bodies without a method and URL, as given by the user.
  public var operation: String?

  public init(operation: String? = nil) {
    self.operation = operation
  }

  /// Calls `visit` with everything found in a file's text, in the order of the text.
  ///
  /// The form depends on the path's extension and on the text.
  public func findRequests(in text: [UInt8], path: String, visit: (ReaderEvent) -> Void) {
    guard text.span.firstNonWhitespace(from: 0) != nil else { return }
    let assembler = RequestAssembler(file: text, operation: operation)
    FileFormat(of: text, path: path).extract(from: text, path: path) { assembler.assemble($0, visit: visit) }
  }

  /// Whether each line of a file is a record of its own.
  public static func hasRecordPerLine(_ text: [UInt8], path: String) -> Bool {
    FileFormat(of: text, path: path) == .jsonLines
  }

  /// The name of the format that a file is read in.
  public static func formatName(of text: [UInt8], path: String) -> String {
    FileFormat(of: text, path: path).rawValue
  }
}
