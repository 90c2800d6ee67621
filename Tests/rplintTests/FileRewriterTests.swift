import Testing

@testable import rplint

#if os(Linux)
  import CSystem
#endif
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
    for directory in Self.directories {
      try #require(mkdir("\(path)/\(directory)", 0o755) == 0)
      try write("old", to: "\(directory)/f")
    }
  }

  private static let directories = ["in", "in-other", "out"]

  deinit {
    for name in names { unlink("\(path)/\(name)") }
    for directory in Self.directories { rmdir("\(path)/\(directory)") }
    rmdir(path)
  }

  var names: [String] {
    Self.directories.flatMap { directory in
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
    try PosixFile(descriptor: PosixFile.create("\(path)/\(name)", permissions: 0o600)).writeAll(Array(text.utf8))
  }

  func text(_ name: String) throws -> String {
    String(decoding: try FileReading.bytes(at: "\(path)/\(name)"), as: UTF8.self)
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
  @Test(arguments: [mode_t(0o600), 0o644, 0o666, 0o2640, 0o1644])
  func theFileIsReplacedAndKeepsItsPermissions(mode: mode_t) throws {
    let sandbox = try Sandbox()
    try #require(chmod("\(sandbox.path)/in/f", mode) == 0)
    #expect(sandbox.rewrite("in/f") == nil)
    #expect(try sandbox.text("in/f") == "new")
    #expect(try PosixFile(reading: "\(sandbox.path)/in/f").status().mode == mode)
    #expect(sandbox.names == ["in/f", "in-other/f", "out/f"])
  }

  @Test func aFileThatChangedIsNotReplaced() throws {
    let sandbox = try Sandbox()
    #expect(sandbox.rewrite("in/f", from: "older") == .changed)
    #expect(try sandbox.text("in/f") == "old")
    #expect(sandbox.names == ["in/f", "in-other/f", "out/f"])
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
    let real = try PosixFile.realPath("\(sandbox.path)/in-other/f")
    #expect(sandbox.rewrite("in-other/f", root: "in") == .outsideRoots(real))
    #expect(try sandbox.text("in-other/f") == "old")
    #expect(sandbox.rewrite("in/f", root: "in/") == nil)
    #expect(sandbox.rewrite("in-other/f", root: "in-other/f") == nil)
  }

  @Test func aFileWithOtherNamesIsLeftAlone() throws {
    let sandbox = try Sandbox()
    try #require(link("\(sandbox.path)/in/f", "\(sandbox.path)/out/name") == 0)
    #expect(sandbox.rewrite("in/f") == .hardLinks(2))
    #expect(try sandbox.text("in/f") == "old")
    unlink("\(sandbox.path)/out/name")
    #expect(sandbox.rewrite("in/f") == nil)
  }

  /// Only root can give a file away, or keep the owner of a file that belongs to somebody else.
  @Test(.enabled(if: geteuid() == 0)) func theFileKeepsItsOwnerAndGroup() throws {
    let sandbox = try Sandbox()
    try #require(chown("\(sandbox.path)/in/f", 65534, 65533) == 0)
    #expect(sandbox.rewrite("in/f") == nil)
    let status = try PosixFile(reading: "\(sandbox.path)/in/f").status()
    #expect(status.owner == 65534 && status.group == 65533)
  }

  #if os(Linux)
    /// An access control list that lets user 65534 read and write, in the kernel's format.
    private static let accessControlList: [UInt8] =
      [2, 0, 0, 0]
      + [(1, 6, UInt32.max), (2, 6, 65534), (4, 4, UInt32.max), (16, 6, UInt32.max), (32, 0, UInt32.max)]
      .flatMap { (tag: UInt8, permissions: UInt8, id: UInt32) in
        [tag, 0, permissions, 0] + (0..<4).map { UInt8(truncatingIfNeeded: id >> (8 * $0)) }
      }

    @Test(arguments: [
      ("user.note", Array("é".utf8)), ("user.empty", []), ("system.posix_acl_access", accessControlList),
    ])
    func theFileKeepsItsExtendedAttributes(_ name: String, _ value: [UInt8]) throws {
      let sandbox = try Sandbox()
      let path = "\(sandbox.path)/in/f"
      guard setxattr(path, name, value, value.count, 0) == 0 else {
        #expect(errno == ENOTSUP)
        return
      }
      #expect(sandbox.rewrite("in/f") == nil)
      var kept = [UInt8](repeating: 0, count: 256)
      let count = getxattr(path, name, &kept, kept.count)
      try #require(count >= 0)
      #expect(Array(kept[..<count]) == value)
    }

    /// A directory may have a list that new files inherit.
    @Test func theFileGetsNoNewAttributes() throws {
      let sandbox = try Sandbox()
      let list = Self.accessControlList
      guard setxattr("\(sandbox.path)/in", "system.posix_acl_default", list, list.count, 0) == 0 else {
        #expect(errno == ENOTSUP)
        return
      }
      #expect(sandbox.rewrite("in/f") == nil)
      #expect(getxattr("\(sandbox.path)/in/f", "system.posix_acl_access", nil, 0) < 0)
      #expect(try PosixFile(reading: "\(sandbox.path)/in/f").status().mode & 0o777 == 0o600)
    }
  #endif

  @Test func temporaryFilesOfProcessesThatAreGoneAreRemoved() throws {
    let sandbox = try Sandbox()
    let names = [
      "in/.rplint-999999999-a.tmp", "in/.rplint-\(getpid())-a.tmp", "in/.rplint-a.tmp", "in/.rplint-1-a.json",
    ]
    for name in names { try sandbox.write("", to: name) }
    FileRewriter(roots: [sandbox.path]).removeAbandonedFiles(besides: "\(sandbox.path)/in/f")
    #expect(sandbox.names == names.dropFirst().sorted() + ["in/f", "in-other/f", "out/f"])
  }

  @Test func onlyRegularFilesAreReplaced() throws {
    let sandbox = try Sandbox()
    try #require(mkfifo("\(sandbox.path)/in/pipe", 0o600) == 0)
    #expect(sandbox.rewrite("in/pipe") == .notRegular)
    #expect(sandbox.rewrite("in") == .notRegular)
    #expect(sandbox.rewrite("in/gone")?.message == "not fixed: No such file or directory")
  }
}
