import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The package's README.
enum Readme {
  private static let directory = SampleTests.directory.deletingLastPathComponent()
  /// The path of the package's directory.
  static let path = directory.path

  /// The lines of the code block after the comment `<!-- NAME -->`.
  static func block(_ name: String) throws -> [Substring] {
    let text = String(decoding: try Data(contentsOf: directory.appending(path: "README.md")), as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex(of: "<!-- \(name) -->"))
    return Array(lines[start...].dropFirst(2).prefix { $0 != "```" })
  }
}
