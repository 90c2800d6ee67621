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
    text = "file://" + path.utf8.map(Self.encoded).joined()
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

  private static func encoded(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      String(UnicodeScalar(byte))
    default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
  }

  private static func decoded(_ text: Substring) -> String {
    URLParts.percentDecoded(String(text))
  }
}
