internal import Requests

/// What there is of standard input, which can't be read again.
enum StandardInput: Sendable {
  /// All of it.
  case whole([UInt8])
  /// The start of a long text of JSON lines, whose rest is read while it is checked.
  case started([UInt8])
  /// The blocks of such a text that may have to be looked at again, by their offsets.
  case checked(keeping: [Int: [UInt8]])

  /// In bytes; what isn't read counts as long.
  var size: Int {
    switch self {
    case .whole(let bytes): bytes.count
    case .started, .checked: .max
    }
  }

  /// All of it; nil if only parts are kept.
  var whole: [UInt8]? {
    switch self {
    case .whole(let bytes): bytes
    case .started, .checked: nil
    }
  }

  /// The bytes of a block; nil if it isn't kept.
  func block(at range: Range<Int>) -> [UInt8]? {
    switch self {
    case .whole(let bytes): Array(bytes[range])
    case .started: nil
    case .checked(let blocks): blocks[range.lowerBound]
    }
  }
}

/// Blocks of a text that can't be read again.
struct KeptBlocks: Sendable {
  /// By their offsets.
  private(set) var bytes: [Int: [UInt8]] = [:]
  private var size = 0

  /// Keeps a block, unless there would be more bytes than `maximumSize`; returns whether it is kept.
  mutating func add(_ block: RecordSplitter.Block, maximumSize: Int) -> Bool {
    size += block.bytes.count
    guard size <= maximumSize else { return false }
    bytes[block.offset] = block.bytes
    return true
  }
}
