/// Says where the bytes of a text in UTF-8 stand in the same text in UTF-16 with a byte order mark.
///
/// Holds the UTF-8 text itself, shared and not copied, and one number for every `stride` bytes of it.
struct UTF16Layout: Sendable, Equatable {
  private static let stride = 256

  /// Bytes of the byte order mark.
  private static let markSize = 2

  private let text: [UInt8]

  /// The UTF-16 units of the scalars that start before every multiple of `stride`.
  private let marks: [Int]

  /// - Parameter text: valid UTF-8.
  init(of text: [UInt8]) {
    self.text = text
    var units = 0
    var marks: [Int] = []
    for (offset, byte) in text.enumerated() {
      if offset.isMultiple(of: Self.stride) { marks.append(units) }
      units += Self.units(startedBy: byte)
    }
    self.marks = marks + [units]
  }

  /// The byte on disk at which the scalar that holds the byte at `offset` starts.
  func start(of offset: Int) -> Int {
    var start = min(max(offset, 0), text.count)
    while start > 0, start < text.count, Self.units(startedBy: text[start]) == 0 { start -= 1 }
    return position(of: start)
  }

  /// The byte on disk behind the scalar that holds the byte before `offset`.
  func end(of offset: Int) -> Int {
    var end = min(max(offset, 0), text.count)
    while end < text.count, Self.units(startedBy: text[end]) == 0 { end += 1 }
    return position(of: end)
  }

  private func position(of offset: Int) -> Int {
    let mark = min(offset / Self.stride, marks.count - 1)
    let first = min(mark * Self.stride, offset)
    let units = text[first..<offset].reduce(marks[mark]) { $0 + Self.units(startedBy: $1) }
    return Self.markSize + 2 * units
  }

  /// How many UTF-16 units the scalar has that `byte` starts; 0 for a byte that starts none.
  private static func units(startedBy byte: UInt8) -> Int {
    switch byte {
    case 0x80...0xBF: 0
    case 0xF0...0xFF: 2
    default: 1
    }
  }
}
