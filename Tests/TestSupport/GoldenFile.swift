#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A text in the repository that a test compares as a whole with what the program writes.
public struct GoldenFile {
  private let url: URL

  /// - Parameter path: relative to the package's root.
  public init(_ path: String) {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    url = root.appending(path: path)
  }

  /// The text of the file.
  public func text() throws -> String { String(decoding: try Data(contentsOf: url), as: UTF8.self) }

  /// The text of the file; if RPLINT_UPDATE_GOLDEN is set in the environment, it is first replaced by `text`.
  public func text(updatedTo text: String) throws -> String {
    if ProcessInfo.processInfo.environment["RPLINT_UPDATE_GOLDEN"] != nil { try Data(text.utf8).write(to: url) }
    return try self.text()
  }
}
