import JSONText

/// A scalar member of a body: what its pointer names, and the body's own text at its key and at its value.
struct BodyPlace: Sendable {
  var pointer: JSONPointer
  var key: String
  var value: String

  /// Every scalar member of an object of a body; nil unless each text is what its pointer names.
  static func all(of body: String) -> [BodyPlace]? {
    let bytes = Array(body.utf8)
    return (try? JSONDocument(parsing: bytes.span))?.withRoot { root in
      let pointers = pointers(below: root, at: .root)
      let index = PlaceIndex(of: pointers, in: bytes.span)
      let places = pointers.compactMap { pointer -> BodyPlace? in
        guard let place = index[pointer], let key = place.key else { return nil }
        let found = BodyPlace(pointer: pointer, key: text(bytes[key]), value: text(bytes[place.value]))
        return found.isNamed(in: root) ? found : nil
      }
      return places.count == pointers.count ? places : nil
    }
  }

  private static func pointers(below node: JSONNode, at pointer: JSONPointer) -> [JSONPointer] {
    node.members.flatMap { member in
      let inner = pointer.appending(member.key)
      return member.value.kind == .object ? pointers(below: member.value, at: inner) : [inner]
    }
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

  private func isNamed(in root: JSONNode) -> Bool {
    Self.string(key) == pointer.last && (root[pointer]?.string == nil || root[pointer]?.string == Self.string(value))
  }

  private static func string(_ text: String) -> String? {
    (try? JSONDocument(parsing: Array(text.utf8).span))?.withRoot { $0.string }
  }
}
