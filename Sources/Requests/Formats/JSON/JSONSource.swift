internal import JSONText

/// A parsed text with one or more requests.
struct JSONSource {
  var text: MappedText
  /// Syntax faults, in bytes of the file's text.
  var faults: [SyntaxFault]
  var hasDuplicateKeys = false
  /// The file's path, as given by the user.
  var path = ""

  var fileName: String { FileFormat.fileName(of: path) }

  /// The range of the whole text, in bytes of the file's text.
  var extent: Range<Int> { text.sourceRange }

  /// The same text for values that don't report its faults.
  var withoutFaults: JSONSource {
    var source = self
    source.faults = []
    return source
  }

  /// The text of one value, without the faults of the whole.
  func slice(_ value: Range<Int>) -> JSONSource {
    var source = withoutFaults
    source.text = text.slice(value)
    return source
  }

  func body(_ node: JSONNode?, at pointer: JSONPointer) -> RequestBody {
    RequestBody(node: node, pointer: pointer, text: text, faults: faults, hasDuplicateKeys: hasDuplicateKeys)
  }

  /// A string value of the text, unescaped; its position is computed only on demand.
  func string(_ node: JSONNode, at pointer: JSONPointer) -> RequestText? {
    node.string.map { string in
      RequestText(string) { [text] in text.unescapedString(at: pointer) ?? MappedText(bytes: Array(string.utf8)) }
    }
  }
}
