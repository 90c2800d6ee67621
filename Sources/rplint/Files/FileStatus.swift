internal import Platform

/// What the system knows about a file besides its content.
struct FileStatus {
  enum Kind {
    case regular, directory, link, other
  }

  /// The device and inode number, which identify a file whatever its path.
  struct Identity: Hashable {
    let device: UInt64
    let number: UInt64
  }

  let kind: Kind
  let identity: Identity
  /// In bytes.
  let size: Int
  /// The number of the file's names, by hard links.
  let links: Int
  /// The permission bits, including those for running a program as its owner.
  let mode: mode_t
  let owner: uid_t
  let group: gid_t

  /// - Parameter followsLinks: whether to describe the target of a symbolic link instead of the link.
  init(of path: String, followsLinks: Bool) throws(SystemError) {
    var status = stat()
    let result = unsafe SystemPath.call(path) {
      unsafe fstatat($0, $1, &status, followsLinks ? 0 : AT_SYMLINK_NOFOLLOW)
    }
    guard result == 0 else { throw .last }
    self.init(status)
  }

  init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .directory
      case S_IFLNK: .link
      default: .other
      }
    identity = Identity(device: UInt64(truncatingIfNeeded: status.st_dev), number: UInt64(status.st_ino))
    size = Int(status.st_size)
    links = Int(status.st_nlink)
    mode = status.st_mode & 0o7777
    owner = status.st_uid
    group = status.st_gid
  }

  /// Whether there is anything at a path, if only a broken link.
  static func exists(_ path: String) -> Bool { (try? FileStatus(of: path, followsLinks: false)) != nil }

  /// Whether a user other than this one and root may write to what a path leads to; false if it leads nowhere.
  static func isWritableByOthers(_ path: String) -> Bool {
    guard let status = try? FileStatus(of: path, followsLinks: true) else { return false }
    let isOwn = status.owner == geteuid() || status.owner == 0
    let isOwnGroup = status.group == getegid() || status.group == 0
    return !isOwn || status.mode & S_IWOTH != 0 || status.mode & S_IWGRP != 0 && !isOwnGroup
  }
}
