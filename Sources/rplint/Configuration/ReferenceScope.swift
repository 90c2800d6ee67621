internal import Linting
internal import Swagger

/// The files that a Swagger file may refer to, and the baselines that a configuration may name: JSON files in its
/// repository or, outside of one, below the current directory or its own.
///
/// Others are not read, since a message about them could quote a secret.
struct ReferenceScope {
  private let file: String
  /// The components of the real path of the directory that has the files; nil if it does not exist.
  private let root: [[UInt8]]?

  /// - Parameter file: the file that the user named.
  init(of file: String) {
    self.file = file
    let directory = try? PosixFile.realPath(PathName.directory(of: file))
    let repository = directory.flatMap(Repository.root)
    let current = try? PosixFile.realPath(".")
    root = (repository ?? Self.outermost(directory, current)).map(pathComponents)
  }

  /// The current directory if it contains the other one, which is returned otherwise.
  private static func outermost(_ directory: String?, _ current: String?) -> String? {
    guard let directory, let current else { return directory }
    return pathComponents(directory).starts(with: pathComponents(current)) ? current : directory
  }

  /// The bytes of the file itself, or of one that it may refer to.
  func bytes(at path: String) throws(SwaggerFileFailure) -> [UInt8] {
    guard path == file || contains(path) else {
      throw SwaggerFileFailure("not a .json or .jsonc file in the repository or the folder of '\(file)'")
    }
    return try FileReading.namedFile(at: path)
  }

  /// Files that don't exist are in the scope, so that this is what is said about them.
  private func contains(_ path: String) -> Bool {
    guard let real = try? PosixFile.realPath(path) else { return true }
    return Configuration.isReadable(real) && (root.map { pathComponents(real).starts(with: $0) } ?? false)
  }
}
