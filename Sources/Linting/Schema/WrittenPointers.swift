internal import JSONText

/// The pointers that the values of a canonical body have in the body as it is written.
struct WrittenPointers {
  /// The written pointers of the values that have another one there, by their canonical pointers.
  ///
  /// The pointer of a value inside one of them starts with it.
  private var moved: [JSONPointer: JSONPointer] = [:]
  /// The objects that only the canonical body has.
  private var added: Set<JSONPointer> = []

  /// Whether all values have the same pointers in both bodies.
  var isIdentity: Bool { moved.isEmpty }

  mutating func record(_ canonical: JSONPointer, as written: JSONPointer) { moved[canonical] = written }

  /// Records an object that the written body lacks; what is missing in it is missing in `ancestor`.
  mutating func recordAdded(_ canonical: JSONPointer, in ancestor: JSONPointer) {
    moved[canonical] = ancestor
    added.insert(canonical)
  }

  /// The written pointer of a value.
  subscript(_ canonical: JSONPointer) -> JSONPointer {
    guard !isIdentity else { return canonical }
    for count in (0...canonical.tokens.count).reversed() {
      guard let start = moved[JSONPointer(Array(canonical.tokens.prefix(count)))] else { continue }
      return JSONPointer(start.tokens + canonical.tokens.dropFirst(count))
    }
    return canonical
  }

  /// The pointer that a member gets when it is moved to its canonical pointer.
  func destination(_ canonical: JSONPointer) -> JSONPointer {
    guard let name = canonical.last, !added.contains(canonical.parent) else { return canonical }
    return self[canonical.parent].appending(name)
  }
}

extension Finding {
  /// The finding with its pointers as the body is written.
  func written(by pointers: WrittenPointers) -> Finding {
    var finding = self
    finding.anchor = anchor.written(by: pointers)
    if let fix { finding.fix?.change = fix.change.written(by: pointers) }
    return finding
  }
}

extension Finding.Anchor {
  fileprivate func written(by pointers: WrittenPointers) -> Self {
    switch self {
    case .key(let pointer): .key(pointers[pointer])
    case .value(let pointer): .value(pointers[pointer])
    case .opening(let pointer): .opening(pointers[pointer])
    case .bodyBytes, .url, .path, .method, .apiVersion, .text: self
    }
  }
}

extension Fix.Change {
  fileprivate func written(by pointers: WrittenPointers) -> Self {
    switch self {
    case .removeMember(let pointer): .removeMember(pointers[pointer])
    case .renameKey(let pointer, let name): .renameKey(pointers[pointer], to: name)
    case .replaceValue(let pointer, let text): .replaceValue(pointers[pointer], with: text)
    case .moveMember(let pointer, let destination):
      .moveMember(pointers[pointer], to: pointers.destination(destination))
    case .replaceInURL, .edit: self
    }
  }
}
