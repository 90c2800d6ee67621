/// A line of Markdown that opens or closes a code block: three or more backticks or tildes.
struct TextFence {
  /// What a block's first line says of what stands in it.
  enum Purpose {
    case request, answer, untold
  }

  var sign: UInt8
  var count: Int

  /// What stands behind the signs.
  var info: Range<Int>

  /// Whether this line closes the block that `open` opened.
  func closes(_ open: TextFence) -> Bool {
    sign == open.sign && count >= open.count && info.isEmpty
  }
}

extension TextScan {
  func fence(_ line: Range<Int>) -> TextFence? {
    let content = trimmed(unquoted(line))
    guard let sign = first(content), sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~") else { return nil }
    let end = index(in: content) { $0 != sign } ?? content.upperBound
    let info = trimmed(end..<content.upperBound)
    guard end - content.lowerBound >= 3, !bytes[info].contains(UInt8(ascii: "`")) else { return nil }
    return TextFence(sign: sign, count: end - content.lowerBound, info: info)
  }

  func purpose(of fence: TextFence) -> TextFence.Purpose {
    if contains("response", in: fence.info) { return .answer }
    return contains("request", in: fence.info) || contains("payload", in: fence.info) ? .request : .untold
  }
}
