internal import JSONText

/// A value of a YAML document; scalars are decoded on demand.
struct YAMLNode {
  enum Content {
    case scalar(YAMLScalar)
    /// A flow mapping or sequence, whose contents are not parsed.
    case flow
    case mapping([(key: String, value: YAMLNode)])
    case sequence([YAMLNode])
    case alias
    case empty
  }

  var content: Content

  /// The bytes of the value, without leading or trailing trivia.
  var range: Range<Int>

  /// Whether parsing failed inside this value.
  var isIncomplete = false

  /// Whether the value is tagged `!!binary` and thus base64-encoded.
  var isBinary = false

  /// The value of a mapping's key; nil if there is none.
  subscript(_ key: String) -> YAMLNode? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.last { $0.key == key }?.value
  }

  var elements: [YAMLNode] {
    guard case .sequence(let elements) = content else { return [] }
    return elements
  }

  var scalar: YAMLScalar? {
    guard case .scalar(let scalar) = content else { return nil }
    return scalar
  }
}

/// A scalar as written.
struct YAMLScalar: Equatable {
  enum Style: Equatable {
    case plain
    case singleQuoted
    case doubleQuoted
    case block(YAMLBlockHeader)
  }

  var style: Style

  /// The text without its quotes; for a block scalar, its lines including the last newline.
  var inner: Range<Int>

  /// Whether this is `null` or `~`.
  func isNull(in bytes: [UInt8]) -> Bool {
    style == .plain && (bytes[inner].elementsEqual("null".utf8) || bytes[inner].elementsEqual("~".utf8))
  }
}

/// The header of a block scalar, with the indentation of its lines.
struct YAMLBlockHeader: Equatable {
  /// How trailing newlines are treated.
  enum Chomping {
    case strip, clip, keep
  }

  /// Whether newlines become spaces: after `>`, but not after `|`.
  var isFolded: Bool
  var chomping = Chomping.clip
  var indentation = 0
}
