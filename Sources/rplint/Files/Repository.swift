internal import Reporting

/// The repository that contains the current directory.
enum Repository {
  /// Paths relative to the repository's root, the nearest directory with a `.git`; without one, to the current directory.
  static var paths: RepositoryPaths {
    guard let current = try? PosixFile.realPath(".") else { return .asGiven }
    return RepositoryPaths(root: root(above: current) ?? current, current: current)
  }

  /// The nearest directory with a `.git`, the given one included; nil if there is none.
  static func root(above directory: String) -> String? {
    var directory: String? = directory
    while let candidate = directory {
      if FileStatus.exists(PathName.path(of: ".git", in: candidate)) { return candidate }
      directory = PathName.directory(above: candidate)
    }
    return nil
  }
}

extension ReportFormat {
  /// The paths in a report of this format: those that CI systems read are relative to the repository.
  var paths: RepositoryPaths {
    switch self {
    case .sarif, .github, .gitlab, .azure: Repository.paths
    case .human, .concise, .json, .jsonl, .junit, .markdown, .html: .asGiven
    }
  }
}
