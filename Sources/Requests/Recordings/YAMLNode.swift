internal import JSONText

/// A value of a YAML text; scalars are not unfolded before they are asked for.
struct YAMLNode {
  struct Entry {
    var key: String
    var value: YAMLNode
  }

  enum Content {
    case scalar(YAMLScalar)
    /// A mapping or sequence in brackets; its inside is not read.
    case flow
    case mapping([Entry])
    case sequence([YAMLNode])
    /// A name of a value that stands elsewhere.
    case alias
    case empty
  }

  var content: Content

  /// The bytes of the value; for mappings and sequences, from the first part to the end of the last.
  var range: Range<Int>

  /// Whether the text breaks off or goes wrong inside of this value.
  var isBroken = false

  /// Whether the value is tagged as bytes in base64.
  var isBinary = false

  /// The value of a mapping's entry.
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
    case literal(YAMLBlockHeader)
    case folded(YAMLBlockHeader)
  }

  var style: Style

  /// The text without its quotes; the lines of a block scalar, up to the line end of the last.
  var inner: Range<Int>

  /// Whether this is YAML's null, written out or left out.
  func isNull(in bytes: [UInt8]) -> Bool {
    style == .plain && (bytes[inner].elementsEqual("null".utf8) || bytes[inner].elementsEqual("~".utf8))
  }
}

/// What the first line of a block scalar says, and how far its lines are indented.
struct YAMLBlockHeader: Equatable {
  /// What becomes of the line ends at the end.
  enum Chomping {
    case strip, clip, keep
  }

  var chomping = Chomping.clip
  var indentation = 0
}
