/// Formats paths for the header of a unified diff.
enum DiffPath {
  /// The path in a directory, quoted as git does if it contains bytes that require it.
  ///
  /// A name with spaces is followed by a tab; otherwise `patch` would treat what follows the first space as a date.
  static func formatted(_ path: String, under directory: String) -> String {
    let name = "\(directory)/\(relative(path))"
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
