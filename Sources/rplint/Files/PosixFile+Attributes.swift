internal import Platform

#if !canImport(Darwin)
  internal import CSystem
#endif

/// The extended attributes of a file, which on Linux include its access control list.
extension PosixFile {
  /// Gives this file the attributes of another one, and no others.
  ///
  /// Attributes in the `security.` namespace are the system's: they are copied if it allows that.
  func adoptAttributes(of other: borrowing PosixFile) throws(SystemError) {
    #if canImport(Darwin)
      let flags = copyfile_flags_t(COPYFILE_ACL | COPYFILE_XATTR)
      guard unsafe fcopyfile(other.descriptor, descriptor, nil, flags) == 0 else { throw .last }
    #else
      let wanted = try other.attributeNames()
      for name in try attributeNames() where !wanted.contains(name) {
        guard unsafe fremovexattr(descriptor, name) == 0 || Self.isOptional(name) else { throw .last }
      }
      for name in wanted {
        let value = try other.attribute(name)
        guard unsafe fsetxattr(descriptor, name, value, value.count, 0) == 0 || Self.isOptional(name) else {
          throw .last
        }
      }
    #endif
  }

  #if !canImport(Darwin)
    private static func isOptional(_ name: String) -> Bool { name.hasPrefix("security.") }

    /// The names of all attributes; none if the file system has no attributes.
    private func attributeNames() throws(SystemError) -> [String] {
      do throws(SystemError) {
        return try unsafe Self.bytes { unsafe flistxattr(descriptor, $0, $1) }.split(separator: 0).map {
          String(decoding: $0, as: UTF8.self)
        }
      } catch {
        if errno == ENOTSUP { return [] }
        throw error
      }
    }

    private func attribute(_ name: String) throws(SystemError) -> [UInt8] {
      try unsafe Self.bytes { unsafe fgetxattr(descriptor, name, $0, $1) }
    }

    /// The bytes that a system call writes to a buffer, after it was asked for their number.
    private static func bytes(
      _ call: (UnsafeMutablePointer<CChar>?, Int) -> Int
    ) throws(SystemError) -> [UInt8] {
      let size = call(nil, 0)
      guard size > 0 else {
        if size < 0 { throw .last }
        return []
      }
      var buffer = [CChar](repeating: 0, count: size)
      let count = unsafe call(&buffer, size)
      guard count >= 0 else { throw .last }
      return buffer[..<count].map { UInt8(bitPattern: $0) }
    }
  #endif
}
