import Testing

@testable import rplint

/// The directories in which configurations are looked up.
@Suite struct PathNameTests {
  @Test(arguments: [
    ("a.json", "."), ("a/b.json", "a"), ("./a.json", "."), ("/a.json", "/"), ("/a/b", "/a"), ("../a.json", ".."),
    ("a//b.json", "a/"), ("a/\u{301}b.json", "a"),
  ])
  func theDirectoryOfAFile(path: String, directory: String) {
    #expect(PathName.directory(of: path) == directory)
  }

  @Test(arguments: [
    ("a/b", "a"), ("a", "."), ("./a", "."), ("./a/./b/", "./a/."), ("./a/.", "."), ("a//b", "a/"), ("a/", "."),
    ("/a/b", "/a"), ("/a", "/"), ("/", nil),
    ("/usr/..", nil), ("/usr/../usr", "/usr/.."), ("/no-such-directory/..", nil),
  ])
  func theParentOfADirectory(directory: String, above: String?) {
    #expect(PathName.directory(above: directory) == above)
  }

  @Test func theParentOfTheCurrentDirectoryIsAbsolute() throws {
    let current = try PosixFile.realPath(".")
    #expect(PathName.directory(above: ".") == PathName.directory(of: current))
  }

  @Test(arguments: [(".", "a"), ("a", "a/b"), ("/", "/b"), ("a/", "a/b")])
  func thePathOfAnEntry(directory: String, path: String) {
    #expect(PathName.path(of: PathName.lastComponent(of: path), in: directory) == path)
  }
}
