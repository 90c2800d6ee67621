/// A path as the first lines of a difference name it.
enum DiffPath {
  /// The path in a folder, quoted as git does where it holds bytes that need it.
  ///
  /// A tab ends a name with blanks, or `patch` would take what follows them for a date.
  static func written(_ path: String, under folder: String) -> String {
    let name = "\(folder)/\(relative(path))"
    if name.utf8.contains(where: needsQuotes) { return "\"\(name.utf8.map(escaped).joined())\"" }
    return name.contains(" ") ? name + "\t" : name
  }

  private static func relative(_ path: String) -> Substring {
    var rest = path[...]
    while true {
      if rest.hasPrefix("/") {
        rest = rest.dropFirst()
      } else if rest.hasPrefix("./") {
        rest = rest.dropFirst(2)
      } else {
        return rest
      }
    }
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte >= 0x7F || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private static func escaped(_ byte: UInt8) -> String {
    switch byte {
    case 0x09: return "\\t"
    case 0x0A: return "\\n"
    case 0x0D: return "\\r"
    case UInt8(ascii: "\""): return "\\\""
    case UInt8(ascii: "\\"): return "\\\\"
    case _ where needsQuotes(byte):
      let octal = String(byte, radix: 8)
      return "\\" + String(repeating: "0", count: 3 - octal.count) + octal
    default: return String(Unicode.Scalar(byte))
    }
  }
}
