internal import JSONText

/// Finds delimiters in a URL, ignoring those inside placeholders and variables.
struct URLScan {
  let url: [UInt8]

  /// For each byte, whether it is inside a placeholder, a variable, or square brackets; empty if none is.
  private var protection: [Bool] = []

  /// - Parameter isPlain: whether the URL certainly contains no placeholder.
  init(_ url: [UInt8], isPlain: Bool) {
    self.url = url
    if !isPlain { protectPlaceholders() }
    if url.span.firstIndex(of: "[", from: 0) != nil { protectBrackets() }
  }

  private mutating func protectPlaceholders() {
    for placeholder in Placeholder.all(in: url) { protect(placeholder.range) }
  }

  private func isProtected(_ index: Int) -> Bool { !protection.isEmpty && protection[index] }

  private mutating func protect(_ range: Range<Int>) {
    if protection.isEmpty { protection = Array(repeating: false, count: url.count) }
    for index in range { protection[index] = true }
  }

  /// Protects the outermost balanced square brackets and what is between them.
  private mutating func protectBrackets() {
    var starts: [Int] = []
    for index in url.indices where !isProtected(index) {
      if url[index] == "[" {
        starts.append(index)
      } else if url[index] == "]", let start = starts.popLast(), starts.isEmpty {
        protect(start..<index + 1)
      }
    }
  }

  func string(_ range: Range<Int>) -> String { String(decoding: url[range], as: UTF8.self) }

  /// The position of the first of the given ASCII characters in a range.
  func first(_ delimiters: StaticString, in range: Range<Int>) -> Int? {
    delimiters.withUTF8Span { delimiters in
      let url = url.span
      if delimiters.count == 1, protection.isEmpty { return url.firstIndex(of: delimiters[0], in: range) }
      for index in range where delimiters.contains(url[index]) && !isProtected(index) { return index }
      return nil
    }
  }

  /// The pieces of a range between the given ASCII characters, including empty ones.
  func split(_ range: Range<Int>, at delimiters: StaticString) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    while let end = first(delimiters, in: start..<range.upperBound) {
      pieces.append(start..<end)
      start = end + 1
    }
    return pieces + [start..<range.upperBound]
  }

  /// The end of the scheme, where `://` starts; nil if there is no scheme.
  var schemeEnd: Int? {
    guard let end = url.firstIndex(where: { !$0.isLetter }), end > 0 else { return nil }
    return url[end...].starts(with: "://".utf8) ? end : nil
  }

  /// Whether a URL without a scheme starts with a host.
  var startsWithHost: Bool {
    guard let first = url.first, first != "/", first != "?" else { return false }
    let end = self.first("/?", in: url.indices) ?? url.count
    return url[..<end].contains(".") || url[..<end].contains(":") || isProtected(0)
  }

  /// The position of the first `&` that is followed by a name and `=`, without a slash or another `&` between them.
  func firstQueryLikeAmpersand(in range: Range<Int>) -> Int? {
    var start = range.lowerBound
    while let index = first("&", in: start..<range.upperBound) {
      start = index + 1
      if let delimiter = first("=/&", in: start..<range.upperBound), url[delimiter] == "=", delimiter > start {
        return index
      }
    }
    return nil
  }
}
