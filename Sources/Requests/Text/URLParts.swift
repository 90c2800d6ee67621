internal import JSONText

/// The parts of a URL, which may be incomplete or malformed.
///
/// All ranges are in bytes of the URL's text. Placeholders and variables (`{x}`, `<x>`, `{{x}}`, `${x}`, `[…]`) are never
/// split: a `/` or a `?` inside one is part of it.
public struct URLParts: Sendable, Equatable {
  /// A piece of the path between two slashes; empty between adjacent slashes and after a trailing slash.
  public struct Segment: Sendable, Equatable {
    /// As written.
    public let text: String
    public let range: Range<Int>

    /// With `%xx` decoded.
    public var decoded: String { decodedText ?? text }

    /// The decoded segment without spaces and an unmatched `<` or `>`, which make a URL malformed.
    public var repaired: String { repairedText ?? decoded }

    /// Nil if nothing is encoded.
    private let decodedText: String?
    /// Nil if nothing makes the URL malformed.
    private let repairedText: String?

    /// - Parameter isPlain: whether the URL is.
    fileprivate init(_ text: String, _ range: Range<Int>, isPlain: Bool) {
      self.text = text
      self.range = range
      decodedText = isPlain ? nil : URLParts.percentDecoded(text)
      let isRepaired = !isPlain && text.utf8.contains(where: \.isMalformed) && !Placeholder.isPresent(in: text)
      repairedText =
        isRepaired
        ? URLParts.percentDecoded(String(decoding: text.utf8.filter { !$0.isMalformed }, as: UTF8.self)) : nil
    }
  }

  /// A piece of the query.
  public struct Item: Sendable, Equatable {
    /// As written; the whole piece if it has no `=`.
    public var name: String
    /// As written; empty if the piece has no `=`.
    public var value: String
    public var nameRange: Range<Int>
    public var valueRange: Range<Int>

    /// The value with `%xx` decoded.
    public var decodedValue: String { URLParts.percentDecoded(value) }

    /// The decoded name, without whitespace around it.
    public var trimmedName: String { String(URLParts.percentDecoded(name)[...].trimmed) }

    /// The decoded value, without whitespace around it.
    public var trimmedValue: String { String(decodedValue[...].trimmed) }
  }

  /// The scheme without `://`.
  public private(set) var scheme: Range<Int>?

  /// The host with its port, or the variable that the URL starts with.
  public private(set) var host: Range<Int>?

  public private(set) var path: [Segment] = []

  /// The path's segments from `subscriptions` on, without the empty ones of a leading or trailing slash.
  public private(set) var resourcePath: [Segment] = []

  /// The whole path; empty if there is none.
  public private(set) var pathRange: Range<Int>

  /// The query's items. They start after the first `?`, or after the `&` of an `&name=` in its place.
  public private(set) var query: [Item] = []

  public private(set) var fragment: Range<Int>?

  /// The position of the `&` in place of the `?`, or else of the first `&` in the path.
  public private(set) var ampersandInPath: Int?

  /// The position of a second `?`, which also separates query items.
  public private(set) var secondQuestionMark: Int?

  /// Whether the URL has only bytes that stand for themselves, as nearly every URL does: no placeholders, no `%xx`, and
  /// nothing that makes it malformed.
  public let isPlain: Bool

  public init(_ url: [UInt8]) {
    isPlain = !url.span.contains(where: \.isSpecial)
    let scan = URLScan(url, isPlain: isPlain)
    pathRange = url.count..<url.count
    var rest = 0..<url.count
    if let hash = scan.first("#", in: rest) {
      fragment = hash + 1..<url.count
      rest = 0..<hash
    }
    parseHost(from: &rest, scan)
    parseQuery(from: &rest, scan)
    pathRange = rest
    path = segments(rest, scan)
    resourcePath = Self.resourcePath(path)
  }

  private static func resourcePath(_ path: [Segment]) -> [Segment] {
    var path = path[...]
    if path.last?.text == "" { path.removeLast() }
    if path.first?.text == "" { path.removeFirst() }
    let start = path.firstIndex { $0.repaired.isEqual(ignoringCase: "subscriptions") }
    return Array(path[(start ?? path.startIndex)...])
  }

  /// The first query item with a name, ignoring case and whitespace around it.
  public func item(_ name: String) -> Item? {
    query.first { (isPlain ? $0.name : $0.trimmedName).isEqual(ignoringCase: name) }
  }

  /// `text` with every valid `%xx` replaced by its byte.
  public static func percentDecoded(_ text: String) -> String {
    guard text.utf8.contains("%") else { return text }
    var rest = Array(text.utf8)[...]
    var result: [UInt8] = []
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      let isEscape = byte == "%" && digits.count == 2 && digits.allSatisfy(\.isHexDigit)
      result.append(isEscape ? UInt8(String(decoding: digits, as: UTF8.self), radix: 16) ?? byte : byte)
      rest = rest.dropFirst(isEscape ? 2 : 0)
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension URLParts {
  private mutating func parseHost(from rest: inout Range<Int>, _ scan: URLScan) {
    if let end = scan.schemeEnd {
      scheme = 0..<end
      rest = end + 3..<rest.upperBound
    } else if !scan.startsWithHost {
      return
    }
    let end = scan.first("/?", in: rest) ?? rest.upperBound
    if end > rest.lowerBound { host = rest.lowerBound..<end }
    rest = end..<rest.upperBound
  }

  private mutating func parseQuery(from rest: inout Range<Int>, _ scan: URLScan) {
    let questionMark = scan.first("?", in: rest)
    let pathEnd = questionMark ?? rest.upperBound
    let ampersand = scan.firstQueryLikeAmpersand(in: rest.lowerBound..<pathEnd)
    ampersandInPath = ampersand ?? scan.first("&", in: rest.lowerBound..<pathEnd)
    guard let start = ampersand ?? questionMark else { return }
    if start == questionMark { secondQuestionMark = scan.first("?", in: start + 1..<rest.upperBound) }
    query = Self.items(start + 1..<rest.upperBound, scan)
    rest = rest.lowerBound..<start
  }

  private func segments(_ range: Range<Int>, _ scan: URLScan) -> [Segment] {
    guard !range.isEmpty else { return [] }
    let isRooted = scan.url[range.lowerBound] == "/"
    return scan.split(isRooted ? range.lowerBound + 1..<range.upperBound : range, at: "/")
      .map { Segment(scan.string($0), $0, isPlain: isPlain) }
  }

  private static func items(_ range: Range<Int>, _ scan: URLScan) -> [Item] {
    scan.split(range, at: "&?").filter { !$0.isEmpty }.map { piece in
      let equals = scan.first("=", in: piece)
      let name = piece.lowerBound..<(equals ?? piece.upperBound)
      let value = (equals.map { $0 + 1 } ?? piece.upperBound)..<piece.upperBound
      return Item(name: scan.string(name), value: scan.string(value), nameRange: name, valueRange: value)
    }
  }
}

extension UInt8 {
  /// Whether a URL with this byte is not plain.
  fileprivate var isSpecial: Bool { self == "%" || isMalformed || mayStartPlaceholder }

  fileprivate var isMalformed: Bool {
    switch self {
    case " ", "\t", "<", ">": true
    default: false
    }
  }
}

extension Substring {
  /// The text without the spaces and tabs around it.
  var trimmed: Substring {
    guard let first = utf8.firstIndex(where: { !$0.isSpaceOrTab }) else { return "" }
    let last = utf8.lastIndex { !$0.isSpaceOrTab } ?? first
    return Substring(utf8[first...last])
  }
}
