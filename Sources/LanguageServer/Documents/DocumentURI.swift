internal import JSONText
internal import Requests

/// The URI of a document, and the path that stands for it.
struct DocumentURI: Hashable {
  /// As the client writes it.
  let text: String

  init(_ text: String) {
    self.text = text
  }

  /// The URI of a file with an absolute path.
  init(path: String) {
    text = "file://" + path.percentEncodedPath
  }

  /// The path of a file on disk; nil for other documents, such as unsaved ones.
  var filePath: String? {
    guard text.lowercased().hasPrefix("file:") else { return nil }
    var path = text.dropFirst("file:".count)
    if path.hasPrefix("//") {
      path = path.dropFirst(2)
      path = path[(path.firstIndex(of: "/") ?? path.endIndex)...]
    }
    return Self.decoded(path)
  }

  /// The part after the last slash or colon, which names an unsaved document.
  var name: String {
    Self.decoded(text[(text.lastIndex { $0 == "/" || $0 == ":" }.map { text.index(after: $0) } ?? text.startIndex)...])
  }

  private static func decoded(_ text: Substring) -> String {
    URLParts.percentDecoded(String(text))
  }
}
