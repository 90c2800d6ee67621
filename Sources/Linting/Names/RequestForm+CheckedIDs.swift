internal import JSONText
internal import Requests

/// A resource ID in a body that rules have to check.
struct CheckedID {
  let reference: ResourceReference
  let text: String
  /// The ID, or why the text isn't one.
  let parsed: Result<ResourceID, ResourceID.Malformation>

  init(_ reference: ResourceReference, _ text: String) {
    self.reference = reference
    self.text = text
    do throws(ResourceID.Malformation) {
      parsed = .success(try ResourceID(text))
    } catch {
      parsed = .failure(error)
    }
  }

  /// Nil if the text is not a resource ID.
  var id: ResourceID? { try? parsed.get() }
}

extension RequestForm {
  /// The resource IDs that rules have to check: not those that are entirely a placeholder or a template expression, or
  /// that are plainly valid.
  func checkedIDs(among references: [ResourceReference]) -> [CheckedID] {
    references.compactMap { reference in
      guard let node = reference.node, node.kind == .string, !reference.isPlainlyValid(node), let text = node.string,
        !isWholePlaceholder(text)
      else { return nil }
      return CheckedID(reference, text)
    }
  }

  /// Whether a text is only a placeholder or an expression, or starts with a variable, and so may be a complete ID.
  private func isWholePlaceholder(_ text: String) -> Bool {
    if isExpression(text) { return true }
    let bytes = Array(text.utf8)
    guard let first = Placeholder.all(in: bytes).first else { return false }
    return first.range.lowerBound == 0 && (first.range.upperBound == bytes.count || first.kind == .variable)
  }
}

extension ResourceReference {
  /// Whether an ID has the usual form and type.
  ///
  /// A fast check of the bytes that saves parsing nearly every ID: `/subscriptions/` and a GUID, `/resourceGroups/` and a
  /// plain name, `/providers/`, the exact type and a plain name.
  func isPlainlyValid(_ node: JSONNode) -> Bool {
    node.withUTF8 { text in
      types.contains { text.isPlainID(ofType: $0) }
    } ?? false
  }
}

/// Matches the bytes of a resource ID in its usual form; the functions move `index` past what they match.
extension Span<UInt8> {
  /// Whether the whole text is an ID of this type, such as `Microsoft.Compute/disks`.
  fileprivate func isPlainID(ofType type: StaticString) -> Bool {
    var index = 0
    return consume("/subscriptions/", at: &index) && consumeGUID(at: &index) && consume("/resourceGroups/", at: &index)
      && consumeName(at: &index) && consume("/providers/", at: &index)
      && type.withUTF8Span { consumeTypesAndNames($0, at: &index) } && index == count
  }

  private func consume(_ literal: StaticString, at index: inout Int) -> Bool {
    literal.withUTF8Span { consume($0, at: &index) }
  }

  private func consume(_ literal: Span<UInt8>, at index: inout Int) -> Bool {
    guard count - index >= literal.count else { return false }
    for offset in literal.indices where self[index + offset] != literal[offset] { return false }
    index += literal.count
    return true
  }

  /// Consumes a namespace with its outermost type and a name, and for each nested type a slash, the type and a name.
  private func consumeTypesAndNames(_ type: Span<UInt8>, at index: inout Int) -> Bool {
    var start = 0
    var slashes = 0
    for end in type.indices where type[end] == UInt8(ascii: "/") {
      slashes += 1
      guard slashes > 1 else { continue }
      guard consumeTypeAndName(type.extracting(start..<end), at: &index) else { return false }
      start = end
    }
    return consumeTypeAndName(type.extracting(start...), at: &index)
  }

  private func consumeTypeAndName(_ type: Span<UInt8>, at index: inout Int) -> Bool {
    consume(type, at: &index) && consume("/", at: &index) && consumeName(at: &index)
  }

  private func consumeGUID(at index: inout Int) -> Bool {
    let end = index + guidLength
    guard end < count, extracting(index..<end).isGUID else { return false }
    index = end
    return true
  }

  /// Consumes a segment that can be any resource's name.
  private func consumeName(at index: inout Int) -> Bool {
    let start = index
    while index < count, self[index] != UInt8(ascii: "/") { index += 1 }
    return ServiceFacts.bundled.names.arePlainlyFollowed(by: extracting(start..<index))
  }
}
