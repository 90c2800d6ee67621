internal import Linting
internal import Platform
internal import Swagger

/// Finds the nearest configuration upwards from each directory.
///
/// The search ends at the root of a repository, at the home directory, and at a directory that another user can write
/// to, which could otherwise turn off the checks of everyone below it.
final class ConfigurationSearch: Sendable {
  private enum Place {
    case none
    case found(String)
    /// Other users can change the configuration.
    case refused(String)
  }

  private let places = Guarded<[String: Place]>([:])
  private let refusals = Guarded<Set<String>>([])

  /// The paths of the configurations that would apply to a directory if other users couldn't change them, sorted.
  var refused: [String] { refusals.withLock { $0.sorted() } }

  /// The path of the configuration that applies to a directory, which need not exist.
  func configuration(of directory: String) -> String? {
    switch place(of: directory) {
    case .none: return nil
    case .found(let path): return path
    case .refused(let path):
      refusals.withLock { _ = $0.insert(path) }
      return nil
    }
  }

  private func place(of directory: String) -> Place {
    if let known = places.withLock({ $0[directory] }) { return known }
    let place = ownPlace(of: directory) ?? placeAbove(directory)
    places.withLock { $0[directory] = place }
    return place
  }

  private func ownPlace(of directory: String) -> Place? {
    let path = PathName.path(of: Configuration.fileName, in: directory)
    guard FileStatus.exists(path) else { return nil }
    return FileStatus.isWritableByOthers(directory) || FileStatus.isWritableByOthers(path)
      ? .refused(path) : .found(path)
  }

  private func placeAbove(_ directory: String) -> Place {
    guard let parent = PathName.directory(above: directory) else { return .none }
    let above = place(of: parent)
    if case .none = above { return .none }
    return Self.endsSearch(directory) ? .none : above
  }

  private static func endsSearch(_ directory: String) -> Bool {
    FileStatus.exists(PathName.path(of: ".git", in: directory)) || FileStatus.isWritableByOthers(directory)
      || isHome(directory)
  }

  private static func isHome(_ directory: String) -> Bool {
    guard let home = Environment.value(of: "HOME"), let status = try? FileStatus(of: directory, followsLinks: true),
      let homeStatus = try? FileStatus(of: home, followsLinks: true)
    else { return false }
    return status.identity == homeStatus.identity
  }
}
