/// What is kept of standard input, which can't be read again.
enum StandardInput: Sendable {
  /// All of it; fixed if files are.
  case whole([UInt8])
  /// The blocks of a long text that may have to be read again, by their offsets.
  case blocks([Int: [UInt8]])

  /// All of it; nil if only parts are kept.
  var whole: [UInt8]? {
    switch self {
    case .whole(let bytes): bytes
    case .blocks: nil
    }
  }

  /// All of it or, with a range, a block; nil if that isn't kept.
  func bytes(in range: Range<Int>?) -> [UInt8]? {
    switch (self, range) {
    case (.whole(let bytes), nil): bytes
    case (.whole(let bytes), let range?): Array(bytes[range])
    case (.blocks, nil): nil
    case (.blocks(let blocks), let range?): blocks[range.lowerBound]
    }
  }
}
