import Testing

@testable import rplint

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A temporary directory with files, for one test.
private final class Sandbox {
  let path: String

  init() throws {
    var name = Array("/tmp/rplint-test-XXXXXX".utf8CString)
    try #require(mkdtemp(&name) != nil)
    path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    for directory in ["in", "out"] {
      try #require(mkdir("\(path)/\(directory)", 0o755) == 0)
      try write("old", to: "\(directory)/f")
    }
  }

  deinit {
    for name in names { unlink("\(path)/\(name)") }
    for directory in ["in", "out"] { rmdir("\(path)/\(directory)") }
    rmdir(path)
  }

  var names: [String] {
    ["in", "out"].flatMap { directory in
      guard let stream = opendir("\(path)/\(directory)") else { return [String]() }
      defer { closedir(stream) }
      var names: [String] = []
      while let entry = readdir(stream) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        if name != ".", name != ".." { names.append("\(directory)/\(name)") }
      }
      return names.sorted()
    }
  }

  func write(_ text: String, to name: String) throws {
    try PosixFile(creating: "\(path)/\(name)").writeAll(Array(text.utf8))
  }

  func text(_ name: String) throws -> String {
    String(decoding: try PosixFile(reading: "\(path)/\(name)").readAll(), as: UTF8.self)
  }

  func link(_ name: String, to target: String) throws {
    try #require(symlink(target, "\(path)/\(name)") == 0)
  }

  /// Rewrites a file; returns the failure, if any.
  func rewrite(_ name: String, from old: String = "old", root: String = "in") -> FileRewriter.Failure? {
    do throws(FileRewriter.Failure) {
      let rewriter = FileRewriter(roots: ["\(path)/\(root)"])
      try rewriter.rewrite("\(path)/\(name)", from: Array(old.utf8), to: Array("new".utf8))
      return nil
    } catch {
      return error
    }
  }
}

@Suite struct FileRewriterTests {
  @Test(arguments: [mode_t(0o600), 0o644, 0o666])
  func theFileIsReplacedAndKeepsItsPermissions(mode: mode_t) throws {
    let sandbox = try Sandbox()
    try #require(chmod("\(sandbox.path)/in/f", mode) == 0)
    #expect(sandbox.rewrite("in/f") == nil)
    #expect(try sandbox.text("in/f") == "new")
    #expect(try PosixFile(reading: "\(sandbox.path)/in/f").status().mode == mode)
    #expect(sandbox.names == ["in/f", "out/f"])
  }

  @Test func aFileThatChangedIsNotReplaced() throws {
    let sandbox = try Sandbox()
    #expect(sandbox.rewrite("in/f", from: "older") == .changed)
    #expect(try sandbox.text("in/f") == "old")
    #expect(sandbox.names == ["in/f", "out/f"])
  }

  @Test func aLinkInsideTheRootsStaysALink() throws {
    let sandbox = try Sandbox()
    try sandbox.link("in/link", to: "f")
    #expect(sandbox.rewrite("in/link") == nil)
    #expect(try sandbox.text("in/f") == "new")
    var target = [CChar](repeating: 0, count: 8)
    #expect(readlink("\(sandbox.path)/in/link", &target, target.count) == 1)
  }

  @Test(arguments: ["in/link", "in/directory/f"])
  func aLinkThatLeadsOutsideTheRootsIsRefused(_ name: String) throws {
    let sandbox = try Sandbox()
    try sandbox.link("in/link", to: "../out/f")
    try sandbox.link("in/directory", to: "../out")
    let real = try PosixFile.realPath("\(sandbox.path)/out/f")
    #expect(sandbox.rewrite(name) == .outsideRoots(real))
    #expect(try sandbox.text("out/f") == "old")
    #expect(sandbox.rewrite("in/link", root: "in/link") == nil)
    #expect(try sandbox.text("out/f") == "new")
  }

  @Test func rootsAreNotMatchedAsStringPrefixes() throws {
    let sandbox = try Sandbox()
    #expect(sandbox.rewrite("out/f", root: "ou") != nil)
    #expect(sandbox.rewrite("in/f", root: "in/f/") != nil)
    #expect(try sandbox.text("out/f") == "old")
  }

  @Test func onlyRegularFilesAreReplaced() throws {
    let sandbox = try Sandbox()
    try #require(mkfifo("\(sandbox.path)/in/pipe", 0o600) == 0)
    #expect(sandbox.rewrite("in/pipe") == .notRegular)
    #expect(sandbox.rewrite("in") == .notRegular)
    #expect(sandbox.rewrite("in/gone")?.message == "not fixed: No such file or directory")
  }

  @Test func aFileThatCannotBeWrittenIsLeftIntact() throws {
    let sandbox = try Sandbox()
    try #require(chmod("\(sandbox.path)/in", 0o555) == 0)
    defer { chmod("\(sandbox.path)/in", 0o755) }
    let isRoot = geteuid() == 0
    #expect((sandbox.rewrite("in/f") == nil) == isRoot)
    #expect(try sandbox.text("in/f") == (isRoot ? "new" : "old"))
    #expect(sandbox.names == ["in/f", "out/f"])
  }
}
