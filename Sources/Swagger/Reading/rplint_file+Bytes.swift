package import CBundledRules

extension rplint_file {
  /// A copy of the file's content.
  package var bytes: [UInt8] { unsafe Array(UnsafeBufferPointer(start: start, count: count)) }
}
