internal import JSONText

/// The literal values of the parameters and variables that one resource of a template references.
struct TemplateValues {
  /// The maximum total size of the literals in one resource, in bytes; further references are left as written.
  private static let growthLimit = 1 << 18

  private struct Substitution {
    /// The reference, relative to the resource.
    var pointer: JSONPointer
    var reference: TemplateReference
    var literal: LocatedNode
  }

  private var substitutions: [Substitution] = []

  /// No values.
  init() {}

  /// Finds the references in a resource's `name`, `apiVersion` and the members that are sent to the service.
  init(in resource: LocatedNode, scope: TemplateScope, ignoring ignored: Set<String>) {
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
      substitutions.append(Substitution(pointer: pointer, reference: reference, literal: literal))
    case .object:
      for member in node.members { collect(from: member.value, at: pointer.appending(member.key), scope) }
    case .array:
      for (index, element) in node.elements.enumerated() { collect(from: element, at: pointer.appending(index), scope) }
    case .integer, .real, .boolean, .null: return
    }
  }

  /// The pointers of the literals, from the root of the file's text.
  var literals: [JSONPointer] { substitutions.map(\.literal.pointer) }

  /// Passes the resource, with references replaced by their literals, and the literals' origins to `visit`.
  ///
  /// - Parameters:
  ///   - resource: the resource, detached from the template's text.
  ///   - literalRanges: the ranges of the literals in the text of `source`.
  func withLiteralsSubstituted(
    into resource: LocatedNode, _ literalRanges: RangeIndex, in source: JSONSource,
    visit: (LocatedNode, [ValueOrigin]) -> Void
  ) {
    guard !substitutions.isEmpty else { return visit(resource, []) }
    let (edits, origins) = edits(of: resource, literalRanges, in: source)
    let text = resource.source.text.applying(edits)
    guard let document = try? JSONDocument(parsing: text.bytes.span) else { return visit(resource, []) }
    document.withRoot { root in
      var edited = resource.source
      edited.text = text
      edited.hasDuplicateKeys = document.hasDuplicateKeys
      visit(LocatedNode(node: root, source: edited), origins)
    }
  }

  private func edits(
    of resource: LocatedNode, _ literalRanges: RangeIndex, in source: JSONSource
  ) -> ([TextEdit], [ValueOrigin]) {
    let text = resource.source.text
    let referenceRanges = RangeIndex(of: substitutions.map(\.pointer), in: text.bytes.span)
    var growth = 0
    var edits: [TextEdit] = []
    var origins: [ValueOrigin] = []
    for substitution in substitutions {
      guard let reference = referenceRanges[substitution.pointer]?.value,
        let literal = literalRanges[substitution.literal.pointer]?.value, growth + literal.count <= Self.growthLimit
      else { continue }
      growth += literal.count
      let replacement = Self.replacement(source.text.bytes[literal], forReferenceOf: reference.count)
      edits.append(TextEdit(range: reference, text: replacement))
      origins.append(
        ValueOrigin(
          referenceRange: text.map.source(of: reference), definitionRange: source.text.map.source(of: literal),
          description: substitution.reference.valueDescription))
    }
    return (edits, origins)
  }

  /// The literal, padded with a space if it is as long as the reference so that the source map doesn't treat its bytes
  /// as the reference's.
  private static func replacement(_ literal: ArraySlice<UInt8>, forReferenceOf length: Int) -> String {
    String(decoding: literal, as: UTF8.self) + (literal.count == length ? " " : "")
  }
}

extension TemplateReference {
  fileprivate var valueDescription: String {
    switch kind {
    case .parameter: "default value of parameter '\(name)'"
    case .variable: "value of variable '\(name)'"
    }
  }
}
