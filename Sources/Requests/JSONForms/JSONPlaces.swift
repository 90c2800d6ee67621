internal import JSONText

/// Where some parts of one JSON text stand; all of them are found in one pass.
struct JSONPlaces {
  private let holder: JSONHolder
  private let index: PlaceIndex?

  init(of parts: [JSONPart], in holder: JSONHolder) {
    self.holder = holder
    index = parts.isEmpty ? nil : PlaceIndex(of: parts.lazy.map(\.pointer), in: holder.text.bytes.span)
  }

  /// The bytes of a part, in the file's text.
  func extent(of part: JSONPart) -> Range<Int> {
    guard let place = index?[part.pointer] else { return holder.extent }
    return holder.text.map.source(of: place.value)
  }

  /// A string, unescaped; nil for other kinds.
  func string(_ part: JSONPart) -> MappedText? {
    guard part.node.kind == .string, let place = index?[part.pointer] else { return nil }
    return holder.text.unescapedString(in: place.value)
  }

  /// Whether a body is a value of the text, or can be read from a string.
  func canDecode(_ part: JSONPart, _ encoding: BodyEncoding) -> Bool {
    encoding == .plain || string(part).map { encoding.decoded($0) != nil } ?? true
  }

  /// Lends a body that is a value of the text, or that is kept in a string; nil if the string is empty.
  func withBody(
    _ part: JSONPart, _ encoding: BodyEncoding, variables: TextVariables?, lend: (RequestBody?) -> Void
  ) {
    guard let string = string(part).flatMap(encoding.decoded) else {
      return lend(holder.body(part.node, at: part.pointer))
    }
    guard string.bytes.span.firstVisible(from: 0) != nil else { return lend(nil) }
    RequestBody.withParsed(variables?.resolved(string) ?? string, lend: lend)
  }
}
