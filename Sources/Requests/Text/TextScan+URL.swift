internal import JSONText

extension TextScan {
  /// Whether a piece starts with `http://` or `https://`.
  func isAbsoluteURL(_ piece: Range<Int>) -> Bool {
    starts(piece, with: "https://") || starts(piece, with: "http://")
  }

  /// Whether the piece after a method is a URL rather than the rest of a sentence.
  func isURL(_ piece: Range<Int>) -> Bool {
    guard let first = first(piece) else { return false }
    let next = byte(piece.lowerBound + 1, before: piece.upperBound)
    if isAbsoluteURL(piece) { return true }
    switch first {
    case "/": return next.map { $0.isWord || "{<$.%[".utf8.contains($0) } ?? false
    case "{": return next == "{" || contains("/", in: piece)
    case "$": return next.map { $0.isLetter || $0 == "{" } ?? false
    case "<", "[": return contains("/", in: piece)
    default: return isRelativePath(piece)
    }
  }

  /// Whether a piece without a scheme contains segments of a resource's path.
  private func isRelativePath(_ piece: Range<Int>) -> Bool {
    let word = piece.lowerBound..<(index(in: piece) { $0.isSpaceOrTab } ?? piece.upperBound)
    return starts(word, with: "subscriptions/") || contains("/subscriptions/", in: word)
      || contains("/providers/", in: word)
  }

  /// Whether a URL outside of any fence is more than a path mentioned in a sentence.
  func isClearlyRequest(_ url: Range<Int>) -> Bool {
    first(url) != "/" || contains("/subscriptions/", in: url) || contains("/providers/", in: url)
      || contains("api-version", in: url)
  }

  /// The end of the URL at the start of a piece of prose.
  ///
  /// A backtick, a double quote, or `**` ends it. So does whitespace, unless what follows clearly belongs to the URL.
  func proseURLEnd(_ piece: Range<Int>, isFenced: Bool) -> Int {
    let candidate = piece.lowerBound..<(startOfMarkup(piece) ?? piece.upperBound)
    var end = endOfWord(candidate.lowerBound, before: candidate.upperBound)
    while end < candidate.upperBound, end - candidate.lowerBound < Self.maximumURLLengthWithSpaces {
      let next = skipWhitespace(end..<candidate.upperBound)
      let wordEnd = endOfWord(next, before: candidate.upperBound)
      guard next < wordEnd, belongsToURL(next..<wordEnd, after: candidate.lowerBound..<end) else { break }
      end = wordEnd
    }
    if let version = versionItemEnd(candidate, after: end) { end = version }
    return isFenced ? end : withoutPunctuation(candidate.lowerBound..<end)
  }

  /// The length in bytes at which a URL is no longer extended past whitespace.
  private static let maximumURLLengthWithSpaces = 1 << 12

  private func startOfMarkup(_ piece: Range<Int>) -> Int? {
    piece.first { bytes[$0] == "`" || bytes[$0] == "\"" || starts($0..<piece.upperBound, with: "**") }
  }

  func endOfWord(_ start: Int, before end: Int) -> Int {
    (start..<end).first { whitespaceLength(at: $0, before: end) != nil } ?? end
  }

  /// Whether a word after whitespace is a part of the URL before it.
  private func belongsToURL(_ word: Range<Int>, after url: Range<Int>) -> Bool {
    if starts(word, with: "http") || first(word) == "(" { return false }
    if bytes[word].contains(where: { $0 == "?" || $0 == "=" }) { return true }
    // The value of an empty query item.
    if bytes[url].last == "=", bytes[word.lowerBound].isDigit { return true }
    if !contains("?", in: url), bytes[word].contains("/") { return true }
    return endsInOpenPlaceholder(url) && bytes[word].contains { $0 == ">" || $0 == "}" }
  }

  private func endsInOpenPlaceholder(_ url: Range<Int>) -> Bool {
    let delimiter = bytes[url].last { "/<{>}".utf8.contains($0) }
    return delimiter == "<" || delimiter == "{"
  }

  /// The end of the word with the api-version, if whitespace in a placeholder's name separates it from the URL.
  private func versionItemEnd(_ piece: Range<Int>, after end: Int) -> Int? {
    guard !contains("api-version", in: piece.lowerBound..<end) else { return nil }
    let rest = end..<piece.upperBound
    guard let item = find("?api-version=", in: rest) ?? find("&api-version=", in: rest) else { return nil }
    return endOfWord(item, before: piece.upperBound)
  }

  private func withoutPunctuation(_ url: Range<Int>) -> Int {
    bytes[url].lastIndex { !".,;:".utf8.contains($0) }.map { $0 + 1 } ?? url.lowerBound
  }
}
