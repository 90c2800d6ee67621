import Testing

@testable import rplint

/// Folders of paths, which configurations are looked for in.
@Suite struct PathNameTests {
  @Test(arguments: [
    ("a.json", "."), ("a/b.json", "a"), ("./a.json", "."), ("/a.json", "/"), ("/a/b", "/a"), ("../a.json", ".."),
    ("a//b.json", "a/"), ("a/\u{301}b.json", "a"),
  ])
  func theFolderOfAFile(path: String, folder: String) {
    #expect(PathName.folder(of: path) == folder)
  }

  @Test(arguments: [
    ("a/b", "a"), ("a", "."), ("./a", "."), ("./a/./b/", "./a/."), ("./a/.", "."), ("a//b", "a/"), ("a/", "."),
    ("/a/b", "/a"), ("/a", "/"), ("/", nil),
    ("/usr/..", nil), ("/usr/../usr", "/usr/.."), ("/no-such-folder/..", nil),
  ])
  func theFolderAboveAFolder(folder: String, above: String?) {
    #expect(PathName.folder(above: folder) == above)
  }

  @Test func theFolderAboveTheCurrentOneIsAbsolute() throws {
    let current = try PosixFile.realPath(".")
    #expect(PathName.folder(above: ".") == PathName.folder(of: current))
  }

  @Test(arguments: [(".", "a"), ("a", "a/b"), ("/", "/b"), ("a/", "a/b")])
  func namesInFolders(folder: String, path: String) {
    #expect(PathName.path(of: PathName.last(of: path), in: folder) == path)
  }
}
