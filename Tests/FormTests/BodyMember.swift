import JSONText

/// A scalar or array member of a body: its pointer, and the source text of its key and its value.
struct BodyMember: Sendable {
  var pointer: JSONPointer
  var key: String
  var value: String

  /// The members of a body that aren't objects; nil if the text of one doesn't match its pointer.
  static func all(of body: String) -> [BodyMember]? {
    let bytes = Array(body.utf8)
    return (try? JSONDocument(parsing: bytes.span))?.withRoot { root in
      let pointers = pointers(below: root, at: .root)
      let index = RangeIndex(of: pointers, in: bytes.span)
      let members = pointers.compactMap { pointer -> BodyMember? in
        guard let ranges = index[pointer], let key = ranges.key else { return nil }
        let member = BodyMember(pointer: pointer, key: text(bytes[key]), value: text(bytes[ranges.value]))
        return member.matchesPointer(in: root) ? member : nil
      }
      return members.count == pointers.count ? members : nil
    }
  }

  private static func pointers(below node: JSONNode, at pointer: JSONPointer) -> [JSONPointer] {
    node.members.flatMap { member in
      let inner = pointer.appending(member.key)
      return member.value.kind == .object ? pointers(below: member.value, at: inner) : [inner]
    }
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

  private func matchesPointer(in root: JSONNode) -> Bool {
    CanonicalText.jsonString(key) == pointer.last
      && (root[pointer]?.string == nil || root[pointer]?.string == CanonicalText.jsonString(value))
  }
}
