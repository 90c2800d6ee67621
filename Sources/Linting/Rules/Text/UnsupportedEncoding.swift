/// Reports bytes that can't be decoded as text.
enum UnsupportedEncoding {
  static let id = RuleID(4)

  /// - Parameters:
  ///   - offset: the offset of the first invalid byte in the file on disk.
  ///   - range: the place of the bytes in the decoded text.
  static func finding(_ offset: Int, at range: Range<Int>) -> Finding {
    Finding(id, .error, .undecodable(offset), at: .text(range, .file))
  }
}

extension Finding.Message {
  fileprivate static func undecodable(_ offset: Int) -> Self {
    "the text is neither UTF-8 nor UTF-16; the byte at offset \(offset) is invalid"
  }
}
