extension TextScan {
  /// Whether a piece starts as `http://` or `https://` do.
  func isAbsoluteURL(_ piece: Range<Int>) -> Bool {
    starts(piece, with: "https://") || starts(piece, with: "http://")
  }

  /// Whether what stands behind a method is a URL rather than the rest of a sentence.
  func isURL(_ piece: Range<Int>) -> Bool {
    guard let first = first(piece) else { return false }
    let next = byte(piece.lowerBound + 1, before: piece.upperBound)
    if isAbsoluteURL(piece) { return true }
    switch first {
    case UInt8(ascii: "/"): return next.map { $0.isASCIIWord || Self.pathStarts.contains($0) } ?? false
    case UInt8(ascii: "{"): return next == UInt8(ascii: "{") || contains("/", in: piece)
    case UInt8(ascii: "$"): return next.map { $0.isASCIILetter || $0 == UInt8(ascii: "{") } ?? false
    case UInt8(ascii: "<"), UInt8(ascii: "["): return contains("/", in: piece)
    default: return isRelativePath(piece)
    }
  }

  /// The signs that may follow the slash of a path, letters and digits apart.
  private static let pathStarts: Set<UInt8> = Set("{<$.%[".utf8)

  /// Whether a piece without a scheme has the parts of a resource's path.
  private func isRelativePath(_ piece: Range<Int>) -> Bool {
    let word = piece.lowerBound..<(index(in: piece) { $0.isASCIIBlank } ?? piece.upperBound)
    return starts(word, with: "subscriptions/") || contains("/subscriptions/", in: word)
      || contains("/providers/", in: word)
  }

  /// Whether a URL outside of any fence is more than a path that a sentence speaks of.
  func isPlainlyRequest(_ url: Range<Int>) -> Bool {
    first(url) != UInt8(ascii: "/") || contains("/subscriptions/", in: url) || contains("/providers/", in: url)
      || contains("api-version", in: url)
  }

  /// Where a URL that starts a piece of prose ends.
  ///
  /// A backtick, a quote or `**` ends it. So does a blank, unless what follows plainly belongs to the URL.
  func proseURLEnd(_ piece: Range<Int>, isFenced: Bool) -> Int {
    let marked = piece.lowerBound..<(endOfStyle(piece) ?? piece.upperBound)
    var end = endOfWord(marked.lowerBound, before: marked.upperBound)
    while end < marked.upperBound, end - marked.lowerBound < Self.longestBlankURL {
      let next = skipBlanks(end..<marked.upperBound)
      let wordEnd = endOfWord(next, before: marked.upperBound)
      guard next < wordEnd, belongsToURL(next..<wordEnd, after: marked.lowerBound..<end) else { break }
      end = wordEnd
    }
    if let version = versionItemEnd(marked, after: end) { end = version }
    return isFenced ? end : withoutPunctuation(marked.lowerBound..<end)
  }

  /// How long a URL with blanks may become.
  private static let longestBlankURL = 1 << 12

  private func endOfStyle(_ piece: Range<Int>) -> Int? {
    var index = piece.lowerBound
    while index < piece.upperBound {
      let byte = bytes[index]
      if byte == UInt8(ascii: "`") || byte == UInt8(ascii: "\"") { return index }
      if byte == UInt8(ascii: "*"), self.byte(index + 1, before: piece.upperBound) == byte { return index }
      index += 1
    }
    return nil
  }

  private func endOfWord(_ start: Int, before end: Int) -> Int {
    var index = start
    while index < end, blankLength(at: index, before: end) == nil { index += 1 }
    return index
  }

  /// Whether a word behind a blank is a part of the URL before it.
  private func belongsToURL(_ word: Range<Int>, after url: Range<Int>) -> Bool {
    if starts(word, with: "http") || first(word) == UInt8(ascii: "(") { return false }
    if bytes[word].contains(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "=") }) { return true }
    if !contains("?", in: url), bytes[word].contains(UInt8(ascii: "/")) { return true }
    return endsInOpenPlaceholder(url) && bytes[word].contains { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "}") }
  }

  private func endsInOpenPlaceholder(_ url: Range<Int>) -> Bool {
    var index = url.upperBound
    while index > url.lowerBound {
      index -= 1
      switch bytes[index] {
      case UInt8(ascii: "<"), UInt8(ascii: "{"): return true
      case UInt8(ascii: "/"), UInt8(ascii: ">"), UInt8(ascii: "}"): return false
      default: continue
      }
    }
    return false
  }

  /// Where the word ends that gives the api-version, if blanks in a name part it from the URL.
  private func versionItemEnd(_ piece: Range<Int>, after end: Int) -> Int? {
    guard !contains("api-version", in: piece.lowerBound..<end) else { return nil }
    let rest = end..<piece.upperBound
    guard let item = find("?api-version=", in: rest) ?? find("&api-version=", in: rest) else { return nil }
    return endOfWord(item, before: piece.upperBound)
  }

  private func withoutPunctuation(_ url: Range<Int>) -> Int {
    var end = url.upperBound
    while end > url.lowerBound, Self.punctuation.contains(bytes[end - 1]) { end -= 1 }
    return end
  }

  private static let punctuation: Set<UInt8> = Set(".,;:".utf8)

  /// Whether a URL, its pieces joined and variables resolved, is of a resource that requests are checked for.
  static func concernsRestorePoints(_ url: [UInt8]) -> Bool {
    let scan = TextScan(url)
    let path = 0..<(url.firstIndex(of: UInt8(ascii: "?")) ?? url.count)
    return scan.contains("restorepoint", in: path) || scan.contains("microsoft.compute/disks", in: path)
  }
}
