internal import JSONText

extension LocatedNode {
  private static let nameKeys = ["name", "key"]
  private static let valueKeys = ["value"]

  /// The headers in this value: an object with their values or arrays of these, or an array of objects with a name and
  /// a value.
  var headers: [RequestHeader] {
    let named = members.map { (name: $0.key as String?, value: $0.value as LocatedNode?) }
    let listed = elements.filter { $0["disabled"]?.node.boolean != true }.map { element in
      (name: element.member(Self.nameKeys)?.node.string, value: element.member(Self.valueKeys))
    }
    return (named + listed).flatMap { name, value -> [RequestHeader] in
      guard let name, let value else { return [] }
      let values = value.node.kind == .array ? value.elements : [value]
      return values.compactMap { $0.text.map { RequestHeader(name: name, value: $0) } }
    }
  }
}
