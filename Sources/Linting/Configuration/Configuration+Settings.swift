internal import JSONText

extension Configuration {
  /// A value of a configuration, for people.
  public struct Setting: Sendable, Equatable {
    public let key: Key
    /// The rule that a severity is for, as written; nil for other keys.
    public let rule: String?
    public let value: String
    /// From 1.
    public let line: Int
  }

  /// The values in the file's order, `$schema` left out.
  public var settings: [Setting] {
    guard let document = try? JSONDocument(parsing: text.span) else { return [] }
    let found = document.withRoot { root in root.members.flatMap(Self.values) }
    let places = PlaceIndex(of: found.map(\.pointer), in: text.span)
    let lines = LineTable(text.span)
    return found.map { key, rule, value, pointer in
      let place = places[pointer]
      let offset = place?.key?.lowerBound ?? 0
      return Setting(key: key, rule: rule, value: value, line: lines.position(of: offset, in: text.span).line)
    }
  }

  private static func values(
    of member: JSONNode.Member
  ) -> [(key: Key, rule: String?, value: String, pointer: JSONPointer)] {
    guard let key = Key(rawValue: member.key), key != .schema, !member.value.isNull else { return [] }
    let pointer = JSONPointer.root.appending(member.key)
    if key == .severity {
      return member.value.members.map { (key, $0.key, $0.value.string ?? "", pointer.appending($0.key)) }
    }
    let text = member.value.string ?? member.value.elements.compactMap(\.string).joined(separator: ", ")
    return [(key, nil, text, pointer)]
  }
}
