import Foundation
import Testing

/// The names of the source files with an expression that is marked `unsafe`, apart from the word in comments.
private func unsafeFiles() throws -> Set<String> {
  let sources = URL(filePath: Readme.path).appending(path: "Sources")
  let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
  return try Set(
    files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.filter { file in
      try String(contentsOf: file, encoding: .utf8).split(separator: "\n").contains { line in
        let code = line.split(separator: "//", omittingEmptySubsequences: false).first ?? ""
        return code.contains(/(^|[ ({])unsafe [\w\[(.]/)
      }
    }.map(\.lastPathComponent))
}

@Test func theSecurityPolicyListsTheFilesWithUnsafeCode() throws {
  let policy = try String(contentsOfFile: Readme.path + "/.github/SECURITY.md", encoding: .utf8)
  let listed = policy.split(separator: "\n").filter { $0.hasPrefix("| `") }.flatMap {
    $0.matches(of: /`([\w+]+\.swift)`/)
  }
  #expect(try Set(listed.map { String($0.1) }) == unsafeFiles())
}
