internal import JSONText

/// A part of a request that is replaced by a value before the request is sent.
public struct Placeholder: Sendable, Equatable {
  /// Who replaces it.
  public enum Kind: Sendable {
    /// `{x}`, `<x>`, or either percent-encoded: left for a person to replace.
    case placeholder
    /// `{{x}}`, `${x}`, or `$x`: replaced by the client that sends the request.
    case variable
  }

  public var kind: Kind

  /// The bytes from the opening delimiter through the closing one.
  public var range: Range<Int>

  /// Every placeholder and variable of a text, in order.
  ///
  /// A query name such as `$expand` is neither. A name is on one line and may contain spaces, hyphens, and periods.
  public static func all(in text: [UInt8]) -> [Placeholder] {
    guard text.contains(where: \.mayStartPlaceholder) else { return [] }
    var found: [Placeholder] = []
    var index = 0
    while index < text.count {
      guard let placeholder = PlaceholderScan(text: text, start: index).match() else {
        index += 1
        continue
      }
      found.append(placeholder)
      index = placeholder.range.upperBound
    }
    return found
  }

  /// Whether a text contains a placeholder or a variable.
  public static func isPresent(in text: String) -> Bool {
    text.utf8.contains(where: \.mayStartPlaceholder) && !all(in: Array(text.utf8)).isEmpty
  }
}

/// Matches a placeholder at one offset of a text.
private struct PlaceholderScan {
  /// Anything longer between two delimiters is ordinary text.
  private static let maximumNameLength = 100

  private static let queryNames: Set<String> = [
    "$count", "$expand", "$filter", "$orderby", "$search", "$select", "$skip", "$skiptoken", "$top",
  ]

  let text: [UInt8]
  let start: Int

  func match() -> Placeholder? {
    switch text[start] {
    case "$": dollar()
    case "<": named(from: start + 1, closing: ">")
    case "{": brace()
    case "%": encoded()
    default: nil
    }
  }

  private func byte(_ index: Int) -> UInt8? { index < text.count ? text[index] : nil }

  /// Whether `token`, which must be lowercase, is at `index`, ignoring the case of ASCII letters.
  private func isAt(_ index: Int, _ token: StaticString) -> Bool {
    text.span.starts(at: index, with: token, before: text.count)
  }

  /// `${x}` or `$x`.
  private func dollar() -> Placeholder? {
    if byte(start + 1) == "{" { return enclosed(from: start + 2, closing: "}") }
    guard let initial = byte(start + 1), initial.isLetter || initial == "_" else { return nil }
    var end = start + 1
    while let byte = byte(end), byte.isWord { end += 1 }
    return isQueryName(end: end) ? nil : Placeholder(kind: .variable, range: start..<end)
  }

  /// Whether `$x` is the name of a query item rather than a variable.
  private func isQueryName(end: Int) -> Bool {
    let isFirst = start == 0 || text[start - 1] == "?" || text[start - 1] == "&"
    if isFirst, start > 0, byte(end) == "=" { return true }
    return Self.queryNames.contains(String(decoding: text[start..<end], as: UTF8.self).lowercased())
  }

  /// `{{x}}` or `{x}`.
  private func brace() -> Placeholder? {
    if byte(start + 1) == "{" { return enclosed(from: start + 2, closing: "}}") }
    return start > 0 && text[start - 1] == "{" ? nil : named(from: start + 1, closing: "}")
  }

  /// `%7Bx%7D`, `%7B%7Bx%7D%7D`, or `%3Cx%3E`.
  private func encoded() -> Placeholder? {
    if isAt(start, "%3c") { return named(from: start + 3, closing: "%3e") }
    if isAt(start, "%7b%7b") { return enclosed(from: start + 6, closing: "%7d%7d") }
    return isAt(start, "%7b") ? named(from: start + 3, closing: "%7d") : nil
  }

  /// A client variable: anything on the line up to the closing delimiter.
  private func enclosed(from nameStart: Int, closing: StaticString) -> Placeholder? {
    var index = nameStart
    var isNamed = false
    while let byte = byte(index), index - nameStart <= Self.maximumNameLength, byte >= 0x20 || byte == 0x09 {
      if isAt(index, closing) {
        return isNamed ? Placeholder(kind: .variable, range: start..<index + closing.utf8CodeUnitCount) : nil
      }
      isNamed = isNamed || !byte.isSpaceOrTab
      index += 1
    }
    return nil
  }

  /// A placeholder: a name up to the closing delimiter.
  private func named(from nameStart: Int, closing: StaticString) -> Placeholder? {
    guard let initial = byte(nameStart), initial.isNameStart else { return nil }
    var index = nameStart
    while let byte = byte(index), index - nameStart <= Self.maximumNameLength {
      if isAt(index, closing) {
        return Placeholder(kind: .placeholder, range: start..<index + closing.utf8CodeUnitCount)
      }
      let isEncodedSpace = isAt(index, "%20")
      guard byte.isNamePart || isEncodedSpace else { return nil }
      index += isEncodedSpace ? 3 : 1
    }
    return nil
  }
}

extension UInt8 {
  /// Whether a placeholder or variable can start with this byte.
  var mayStartPlaceholder: Bool {
    switch self {
    case "$", "<", "{", "%": true
    default: false
    }
  }

  fileprivate var isNameStart: Bool { isWord || self >= 0x80 }

  fileprivate var isNamePart: Bool {
    isNameStart || self == " " || self == "-" || self == "." || self == "'" || self == "|"
  }
}
