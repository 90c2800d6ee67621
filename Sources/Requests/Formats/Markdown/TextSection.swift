internal import JSONText

/// A section of a document: the content of a code block, or a paragraph between two of them.
struct TextSection {
  var range: Range<Int>

  /// The language that a code block's info string names, in lower case; nil outside of code blocks.
  var language: String?

  var isFenced: Bool { language != nil }
}

extension TextScan {
  /// The contents of a document's code blocks, and the paragraphs between them.
  var sections: [TextSection] {
    var sections: [TextSection] = []
    var openFence: TextFence?
    var start = 0
    for line in lines {
      let fence = fence(line)
      let isBoundary = openFence.map { fence?.closes($0) ?? false } ?? (fence != nil || isBlank(line))
      guard isBoundary else { continue }
      sections.append(TextSection(range: start..<line.lowerBound, language: openFence.map(language)))
      openFence = openFence == nil ? fence : nil
      start = endOfNewline(line.upperBound)
    }
    sections.append(TextSection(range: start..<bytes.count, language: openFence.map(language)))
    return sections.filter { !$0.range.isEmpty }
  }

  /// The first word of a fence's info string.
  private func language(of fence: TextFence) -> String {
    let word = fence.info.lowerBound..<(index(in: fence.info) { !$0.isWord } ?? fence.info.upperBound)
    return String(decoding: bytes[word], as: UTF8.self).lowercased()
  }
}
