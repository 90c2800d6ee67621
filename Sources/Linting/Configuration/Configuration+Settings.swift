internal import JSONText

extension Configuration {
  /// A value of a configuration, for display.
  public struct Setting: Sendable, Equatable {
    public let key: Key
    /// The rule that a severity applies to, as written; nil for other keys.
    public let rule: String?
    public let value: String
    /// 1-based.
    public let line: Int
  }

  /// The values in file order, without `$schema`.
  public var settings: [Setting] {
    guard let document = try? JSONDocument(parsing: text.span) else { return [] }
    let values = document.withRoot { root in root.members.flatMap(Self.values) }
    let ranges = RangeIndex(of: values.map(\.pointer), in: text.span)
    let lines = LineTable(text.span)
    return values.map { key, rule, value, pointer in
      let offset = ranges[pointer]?.key?.lowerBound ?? 0
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
