/// Paths as consumers of reports expect them: relative to the repository.
enum RepositoryPath {
  /// The path without leading `./`.
  static func relative(_ path: String) -> String {
    var rest = path[...]
    while rest.utf8.starts(with: "./".utf8), rest.utf8.count > 2 { rest = rest.dropFirst(2) }
    return String(rest)
  }

  /// The path as a URI reference, with every byte percent-encoded except unreserved characters (RFC 3986) and slashes.
  static func uri(_ path: String) -> String {
    let encoded = relative(path).utf8.reduce(into: "") { text, byte in
      let scalar = Unicode.Scalar(byte)
      if isUnreserved(byte) || scalar == "/" {
        text.unicodeScalars.append(scalar)
      } else {
        text += (byte < 0x10 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
    return path.utf8.first == UInt8(ascii: "/") ? "file://" + encoded : encoded
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
