/// Turns paths as the user gave them into paths relative to the repository, as CI systems expect them.
public struct RepositoryPaths: Sendable {
  /// The components of the absolute paths of the repository's root and of the current directory; nil if unknown.
  private let places: (root: [Substring], current: [Substring])?

  /// Leaves paths as they are, except for a leading `./`.
  public static let asGiven = RepositoryPaths()

  private init() {
    places = nil
  }

  /// - Parameters:
  ///   - root: the absolute path of the repository's root, without symbolic links.
  ///   - current: the absolute path of the directory that paths are relative to, without symbolic links.
  public init(root: String, current: String) {
    places = (Self.components(of: root), Self.components(of: current))
  }

  /// The path relative to the repository's root; a path outside the repository is returned as given.
  func relative(_ path: String) -> String {
    guard let places else { return Self.withoutDots(path) }
    let isAbsolute = path.utf8.first == UInt8(ascii: "/")
    var components = isAbsolute ? [] : places.current
    for component in Self.components(of: path) {
      switch component {
      case ".": break
      case "..": _ = components.popLast()
      default: components.append(component)
      }
    }
    guard components.count > places.root.count, components.starts(with: places.root) else {
      return Self.withoutDots(path)
    }
    return components.dropFirst(places.root.count).joined(separator: "/")
  }

  /// The path as a URI reference, with every byte percent-encoded except unreserved characters (RFC 3986) and slashes.
  func uri(_ path: String) -> String {
    let path = relative(path)
    let encoded = path.utf8.reduce(into: "") { text, byte in
      let scalar = Unicode.Scalar(byte)
      if Self.isUnreserved(byte) || scalar == "/" {
        text.unicodeScalars.append(scalar)
      } else {
        text += (byte < 0x10 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
    return path.utf8.first == UInt8(ascii: "/") ? "file://" + encoded : encoded
  }

  private static func components(of path: String) -> [Substring] { path.split(separator: "/") }

  /// The path without leading `./`.
  private static func withoutDots(_ path: String) -> String {
    var rest = path[...]
    while rest.utf8.starts(with: "./".utf8), rest.utf8.count > 2 { rest = rest.dropFirst(2) }
    return String(rest)
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
