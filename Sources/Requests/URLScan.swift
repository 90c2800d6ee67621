/// Finds signs in a URL, but none inside a placeholder or a variable.
struct URLScan {
  let url: [UInt8]

  /// For each byte, whether it lies inside a placeholder, a variable or square brackets.
  private var isOpaque: [Bool]

  init(_ url: [UInt8]) {
    self.url = url
    isOpaque = Array(repeating: false, count: url.count)
    for placeholder in Placeholder.all(in: url) { cover(placeholder.range) }
    coverBrackets()
  }

  private mutating func cover(_ range: Range<Int>) {
    for index in range { isOpaque[index] = true }
  }

  /// Covers the outermost balanced square brackets.
  private mutating func coverBrackets() {
    var starts: [Int] = []
    for index in url.indices where !isOpaque[index] {
      if url[index] == UInt8(ascii: "[") {
        starts.append(index)
      } else if url[index] == UInt8(ascii: "]"), let start = starts.popLast(), starts.isEmpty {
        cover(start..<index + 1)
      }
    }
  }

  func string(_ range: Range<Int>) -> String { String(decoding: url[range], as: UTF8.self) }

  /// The first of some ASCII signs in a range.
  func first(_ signs: String, in range: Range<Int>) -> Int? {
    range.first { !isOpaque[$0] && signs.utf8.contains(url[$0]) }
  }

  /// The pieces of a range between some ASCII signs, empty ones included.
  func split(_ range: Range<Int>, at signs: String) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    while let sign = first(signs, in: start..<range.upperBound) {
      pieces.append(start..<sign)
      start = sign + 1
    }
    return pieces + [start..<range.upperBound]
  }

  /// Where the `://` behind a scheme stands.
  var schemeEnd: Int? {
    guard let end = url.firstIndex(where: { !$0.isASCIILetter }), end > 0 else { return nil }
    return url[end...].starts(with: "://".utf8) ? end : nil
  }

  /// Whether what stands before the first slash is a host although no scheme comes before it.
  var startsWithHost: Bool {
    guard let first = url.first, first != UInt8(ascii: "/"), first != UInt8(ascii: "?") else { return false }
    let end = self.first("/?", in: url.indices) ?? url.count
    return url[..<end].contains(UInt8(ascii: ".")) || url[..<end].contains(UInt8(ascii: ":")) || isOpaque[0]
  }

  /// The first `&` that a name and a `=` follow before any slash.
  func firstQueryLikeAmpersand(in range: Range<Int>) -> Int? {
    range.first { index in
      guard url[index] == UInt8(ascii: "&"), !isOpaque[index] else { return false }
      guard let sign = first("=/&", in: index + 1..<range.upperBound) else { return false }
      return url[sign] == UInt8(ascii: "=") && sign > index + 1
    }
  }
}
