internal import JSONText

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

  /// The path as a URI reference.
  func uri(_ path: String) -> String {
    let path = relative(path)
    return path.utf8.first == UInt8(ascii: "/") ? "file://" + path.percentEncodedPath : path.percentEncodedPath
  }

  private static func components(of path: String) -> [Substring] { path.split(separator: "/") }

  /// The path without leading `./`.
  private static func withoutDots(_ path: String) -> String {
    var rest = path[...]
    while rest.utf8.starts(with: "./".utf8), rest.utf8.count > 2 { rest = rest.dropFirst(2) }
    return String(rest)
  }
}
