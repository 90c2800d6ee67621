/// The file path and fragment of a `$ref`.
struct ReferencePath {
  /// Nil for a reference within the same file.
  let path: String?
  /// The part after `#`; empty if there is none.
  let fragment: String

  /// Parses a reference; nil if it is a URL with a scheme or a host.
  init?(_ reference: String) {
    let parts = reference.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(Self.decoded)
    let path = parts.first ?? ""
    guard !path.hasPrefix("//"), !Self.hasScheme(path) else { return nil }
    self.path = path.isEmpty ? nil : path
    fragment = parts.count > 1 ? parts[1] : ""
  }

  /// The normalized path of the target, resolved against the file that contains the reference.
  func resolved(against file: String) -> String {
    guard let path else { return file }
    if path.hasPrefix("/") { return Self.normalized(path) }
    let directory = file.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    return Self.normalized(file.contains("/") ? "\(directory)/\(path)" : path)
  }

  /// A path with `.` and `..` components resolved lexically, without following symbolic links.
  static func normalized(_ path: String) -> String {
    let isAbsolute = path.hasPrefix("/")
    let components = path.split(separator: "/").reduce(into: [Substring]()) { components, component in
      switch component {
      case ".": break
      case ".." where components.last.map { $0 != ".." } ?? isAbsolute: _ = components.popLast()
      default: components.append(component)
      }
    }
    return (isAbsolute ? "/" : "") + components.joined(separator: "/")
  }

  private static func hasScheme(_ path: String) -> Bool {
    guard let colon = path.firstIndex(of: ":"), let first = path.utf8.first, (0x61...0x7A).contains(first | 0x20) else {
      return false
    }
    return !path[..<colon].contains("/")
  }

  /// The text with percent-encoded bytes decoded; unchanged if the result is not valid UTF-8.
  private static func decoded(_ text: Substring) -> String {
    guard text.contains("%") else { return String(text) }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      guard byte == UInt8(ascii: "%"), digits.utf8.count == 2, let value = UInt8(digits, radix: 16) else {
        bytes.append(byte)
        continue
      }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self) ?? String(text)
  }
}
