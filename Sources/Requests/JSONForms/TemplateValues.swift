internal import JSONText

/// The literals that parameters and variables stand for in one resource of a template.
struct TemplateValues {
  /// How much the literals may add to one resource; further references stay as written.
  private static let growthLimit = 1 << 18

  private struct Use {
    /// From the resource.
    var pointer: JSONPointer
    var reference: TemplateReference
    var literal: JSONPart
  }

  private var uses: [Use] = []

  /// Looks for references in what the service gets of a resource, and in its `name` and `apiVersion`.
  init(in resource: JSONPart, scope: TemplateScope, ignoring ignored: Set<String>) {
    for member in resource.node.members {
      let key = member.key
      guard key == "name" || key == "apiVersion" || !ignored.contains(key.lowercased()) else { continue }
      collect(from: member.value, at: JSONPointer([key]), scope)
    }
  }

  private mutating func collect(from node: JSONNode, at pointer: JSONPointer, _ scope: TemplateScope) {
    switch node.kind {
    case .string:
      guard let reference = node.string.flatMap(TemplateReference.init), let literal = scope.literal(of: reference)
      else { return }
      uses.append(Use(pointer: pointer, reference: reference, literal: literal))
    case .object:
      for member in node.members { collect(from: member.value, at: pointer.appending(member.key), scope) }
    case .array:
      for (index, element) in node.elements.enumerated() { collect(from: element, at: pointer.appending(index), scope) }
    case .integer, .real, .boolean, .null: return
    }
  }

  /// The pointers of the literals, from the root of the file's text.
  var literals: [JSONPointer] { uses.map(\.literal.pointer) }

  /// Lends the resource with the literals in the places of the references, and tells where they come from.
  ///
  /// - Parameters:
  ///   - resource: the resource as a text of its own.
  ///   - places: where the literals stand in the text of `holder`.
  func withPut(
    into resource: JSONPart, _ places: PlaceIndex, in holder: JSONHolder, lend: (JSONPart, [ValueOrigin]) -> Void
  ) {
    guard !uses.isEmpty else { return lend(resource, []) }
    let (edits, origins) = edits(of: resource, places, in: holder)
    let text = resource.holder.text.applying(edits)
    guard let document = try? JSONDocument(parsing: text.bytes.span) else { return lend(resource, []) }
    document.withRoot { root in
      var inner = resource.holder
      inner.text = text
      inner.hasDuplicateKeys = document.hasDuplicateKeys
      lend(JSONPart(node: root, pointer: .root, holder: inner), origins)
    }
  }

  private func edits(
    of resource: JSONPart, _ places: PlaceIndex, in holder: JSONHolder
  ) -> ([TextEdit], [ValueOrigin]) {
    let text = resource.holder.text
    let index = PlaceIndex(of: uses.map(\.pointer), in: text.bytes.span)
    var growth = 0
    var edits: [TextEdit] = []
    var origins: [ValueOrigin] = []
    for use in uses {
      guard let range = index[use.pointer]?.value, let place = places[use.literal.pointer]?.value,
        growth + place.count <= Self.growthLimit
      else { continue }
      growth += place.count
      edits.append(TextEdit(range: range, text: Self.text(of: holder.text.bytes[place], unlike: range.count)))
      origins.append(
        ValueOrigin(
          use: text.map.source(of: range), place: holder.text.map.source(of: place), description: use.reference.origin))
    }
    return (edits, origins)
  }

  /// The literal, a blank longer where it is as long as the reference: its bytes don't stand for the reference's.
  private static func text(of literal: ArraySlice<UInt8>, unlike count: Int) -> String {
    String(decoding: literal, as: UTF8.self) + (literal.count == count ? " " : "")
  }
}

extension TemplateReference {
  fileprivate var origin: String {
    switch kind {
    case .parameter: "default value of the parameter '\(name)'"
    case .variable: "value of the variable '\(name)'"
    }
  }
}
