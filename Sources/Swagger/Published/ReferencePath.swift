/// Where a `$ref` leads: a path on disk and a fragment.
struct ReferencePath {
  /// Nil for the file that the reference stands in.
  let path: String?
  /// Behind the `#`; empty without one.
  let fragment: String

  /// Nil for a reference that leaves the disk: an absolute URL, or one that names a host.
  init?(_ reference: String) {
    let parts = reference.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(Self.decoded)
    let path = parts.first ?? ""
    guard !path.hasPrefix("//"), !Self.hasScheme(path) else { return nil }
    self.path = path.isEmpty ? nil : path
    fragment = parts.count > 1 ? parts[1] : ""
  }

  /// The path seen from where `file` is seen from, without needless steps, as URLs are resolved.
  func resolved(against file: String) -> String {
    guard let path else { return file }
    if path.hasPrefix("/") { return Self.normalized(path) }
    let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    return Self.normalized(file.contains("/") ? "\(folder)/\(path)" : path)
  }

  /// A path without `.`, and without `..` behind a folder, whatever the folder may be a link to.
  static func normalized(_ path: String) -> String {
    let isAbsolute = path.hasPrefix("/")
    let steps = path.split(separator: "/").reduce(into: [Substring]()) { steps, step in
      switch step {
      case ".": break
      case ".." where steps.last.map { $0 != ".." } ?? isAbsolute: _ = steps.popLast()
      default: steps.append(step)
      }
    }
    return (isAbsolute ? "/" : "") + steps.joined(separator: "/")
  }

  private static func hasScheme(_ path: String) -> Bool {
    guard let colon = path.firstIndex(of: ":"), let first = path.utf8.first, (0x61...0x7A).contains(first | 0x20) else {
      return false
    }
    return !path[..<colon].contains("/")
  }

  /// The text with `%20` and its like put plainly; what stands for no text stays.
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
