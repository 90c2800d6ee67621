import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// An expected output, stored next to the tests and rewritten only if RPLINT_UPDATE_GOLDEN is set in the environment.
struct GoldenFile {
  private let url: URL

  init(_ name: String, testFile: String = #filePath) {
    url = URL(filePath: testFile).deletingLastPathComponent().appending(path: "Golden/\(name)")
  }

  func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    if ProcessInfo.processInfo.environment["RPLINT_UPDATE_GOLDEN"] != nil {
      try Data(text.utf8).write(to: url)
    }
    let expected = try Data(contentsOf: url)
    #expect(text == String(decoding: expected, as: UTF8.self), sourceLocation: sourceLocation)
  }
}
