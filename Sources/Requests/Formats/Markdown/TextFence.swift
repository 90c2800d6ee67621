internal import JSONText

/// A Markdown code fence, the line of three or more backticks or tildes that opens or closes a code block.
struct TextFence {
  /// The content of a code block, according to its info string.
  enum Purpose {
    case request, response, unknown
  }

  /// A backtick or a tilde.
  var marker: UInt8
  var count: Int

  /// The info string after the markers.
  var info: Range<Int>

  /// Whether this line closes the block that `open` opens.
  func closes(_ open: TextFence) -> Bool {
    marker == open.marker && count >= open.count && info.isEmpty
  }
}

extension TextScan {
  func fence(_ line: Range<Int>) -> TextFence? {
    let content = trimmed(unquoted(line))
    guard let marker = first(content), marker == "`" || marker == "~" else { return nil }
    let end = index(in: content) { $0 != marker } ?? content.upperBound
    let info = trimmed(end..<content.upperBound)
    guard end - content.lowerBound >= 3, !bytes[info].contains("`") else { return nil }
    return TextFence(marker: marker, count: end - content.lowerBound, info: info)
  }

  func purpose(of fence: TextFence) -> TextFence.Purpose {
    if contains("response", in: fence.info) { return .response }
    return contains("request", in: fence.info) || contains("payload", in: fence.info) ? .request : .unknown
  }
}
