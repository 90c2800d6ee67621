internal import JSONText

/// The ranges of some values of one JSON text, located in a single pass.
struct JSONRanges {
  private let source: JSONSource
  private let index: RangeIndex?

  init(of values: [LocatedNode], in source: JSONSource) {
    self.source = source
    index = values.isEmpty ? nil : RangeIndex(of: values.lazy.map(\.pointer), in: source.text.bytes.span)
  }

  /// The range of a value, in bytes of the file's text.
  func extent(of value: LocatedNode) -> Range<Int> {
    guard let ranges = index?[value.pointer] else { return source.extent }
    return source.text.map.source(of: ranges.value)
  }

  /// The unescaped string; nil for values of other kinds.
  func string(_ value: LocatedNode) -> MappedText? {
    guard value.node.kind == .string, let ranges = index?[value.pointer] else { return nil }
    return source.text.unescapedString(in: ranges.value)
  }

  /// Whether a body is not a string, or is one that can be decoded.
  func canDecode(_ body: LocatedNode, _ encoding: BodyEncoding) -> Bool {
    encoding == .plain || string(body).map { encoding.decoded($0) != nil } ?? true
  }

  /// Passes a body, or the body that a string contains, to `visit`; nil if the string is empty.
  func withBody(
    _ body: LocatedNode, _ encoding: BodyEncoding, variables: TextVariables?, visit: (RequestBody?) -> Void
  ) {
    guard let string = string(body).flatMap(encoding.decoded) else {
      return visit(source.body(body.node, at: body.pointer))
    }
    guard string.bytes.span.firstNonWhitespace(from: 0) != nil else { return visit(nil) }
    RequestBody.withParsed(variables?.resolved(string) ?? string, visit: visit)
  }
}
