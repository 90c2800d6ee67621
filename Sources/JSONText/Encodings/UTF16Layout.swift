/// Maps byte offsets in a UTF-8 text to the same text in UTF-16.
///
/// Stores the UTF-8 text itself, shared and not copied, and one number per `stride` bytes.
struct UTF16Layout: Sendable, Equatable {
  private static let stride = 256

  private let text: [UInt8]

  /// The size of the byte order mark in bytes; 0 without one.
  private let bomSize: Int

  /// The number of UTF-16 code units before each multiple of `stride`, and in the whole text.
  private let checkpoints: [Int]

  /// - Parameter text: Valid UTF-8.
  init(of text: [UInt8], bomSize: Int) {
    self.text = text
    self.bomSize = bomSize
    var units = 0
    var checkpoints: [Int] = []
    for (offset, byte) in text.enumerated() {
      if offset.isMultiple(of: Self.stride) { checkpoints.append(units) }
      units += Self.units(startedBy: byte)
    }
    self.checkpoints = checkpoints + [units]
  }

  /// The offset on disk at which the scalar that contains the byte at `offset` starts.
  func start(of offset: Int) -> Int {
    var start = min(max(offset, 0), text.count)
    while start > 0, start < text.count, Self.units(startedBy: text[start]) == 0 { start -= 1 }
    return position(of: start)
  }

  /// The offset on disk at which the scalar that contains the byte before `offset` ends.
  func end(of offset: Int) -> Int {
    var end = min(max(offset, 0), text.count)
    while end < text.count, Self.units(startedBy: text[end]) == 0 { end += 1 }
    return position(of: end)
  }

  private func position(of offset: Int) -> Int {
    let checkpoint = min(offset / Self.stride, checkpoints.count - 1)
    let first = min(checkpoint * Self.stride, offset)
    let units = text[first..<offset].reduce(checkpoints[checkpoint]) { $0 + Self.units(startedBy: $1) }
    return bomSize + 2 * units
  }

  /// The number of UTF-16 code units of the scalar that starts with `byte`; 0 for a continuation byte.
  private static func units(startedBy byte: UInt8) -> Int {
    switch byte {
    case 0x80...0xBF: 0
    case 0xF0...0xFF: 2
    default: 1
    }
  }
}
