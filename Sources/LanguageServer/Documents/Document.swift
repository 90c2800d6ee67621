internal import JSONText
internal import Linting

/// An open document.
struct Document {
  let uri: DocumentURI
  /// The path by which its form and configuration are determined.
  let path: String
  /// The client's number of this state.
  var version: Int
  var text: DocumentText
  /// The result of checking the text; nil if it changed since.
  var report: RunReport.File?
  /// Remembers what was found in the parts of the text.
  var check = IncrementalCheck()
  /// The diagnostics that were sent last; nil if none were.
  var published: String?

  /// A document and everything that features need to know about it.
  struct Snapshot {
    let document: Document
    let findings: [LocatedFinding]
    let linter: Linter
    let client: ClientCapabilities

    var text: DocumentText { document.text }

    func range(of bytes: Range<Int>) -> TextRange { text.range(of: bytes, in: client.encoding) }
    func offset(of position: TextPosition) -> Int { text.offset(of: position, in: client.encoding) }
    func json(_ edit: TextEdit) -> JSONValue { edit.json(in: text, for: client) }
  }
}
