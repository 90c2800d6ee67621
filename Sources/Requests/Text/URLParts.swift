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

    /// A segment of a plain URL.
    fileprivate init(plain text: String, _ range: Range<Int>) {
      self.text = text
      self.range = range
      decodedText = nil
      repairedText = nil
    }

    fileprivate init(_ text: String, _ range: Range<Int>) {
      self.text = text
      self.range = range
      decodedText = text.utf8.contains("%") ? URLParts.percentDecoded(text) : nil
      let isRepaired = text.utf8.contains(where: \.isMalformed) && !Placeholder.isPresent(in: text)
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
    public var trimmedName: String { URLParts.trimmed(URLParts.percentDecoded(name)) }

    /// The decoded value, without whitespace around it.
    public var trimmedValue: String { URLParts.trimmed(decodedValue) }
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

  private static func trimmed(_ text: String) -> String {
    guard let first = text.utf8.first, let last = text.utf8.last, first <= 0x20 || last <= 0x20 else { return text }
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    return String(text.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
  }

  /// `text` with every valid `%xx` replaced by its byte.
  public static func percentDecoded(_ text: String) -> String {
    guard text.utf8.contains("%") else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == "%", index + 2 < bytes.count, let high = bytes[index + 1].hexValue,
        let low = bytes[index + 2].hexValue
      {
        result.append(high << 4 | low)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
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
      .map { isPlain ? Segment(plain: scan.string($0), $0) : Segment(scan.string($0), $0) }
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

  fileprivate var hexValue: UInt8? {
    switch self {
    case 0x30...0x39: self - 0x30
    case 0x41...0x46: self - 0x37
    case 0x61...0x66: self - 0x57
    default: nil
    }
  }
}
