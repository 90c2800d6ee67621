internal import JSONText

/// A definition or parameter that a reference points to.
struct ReferenceTarget: Hashable {
  let file: String
  /// `definitions` or `parameters`.
  let section: String
  let name: String

  var pointer: JSONPointer { JSONPointer([section, name]) }
}

/// A `$ref` and where it is written.
struct Reference {
  let target: ReferenceTarget
  /// The file that contains the reference.
  let file: String?
  /// The location of the reference in that file.
  let pointer: JSONPointer

  func error(_ message: String) -> SwaggerError { SwaggerError(message, at: pointer, in: file) }
}

/// The definitions of a published document that are referenced, in any of its files.
///
/// A definition is assigned its index when it is first referenced, and is read later. Unreferenced definitions are
/// never read.
struct ReferencedDefinitions {
  let files: SwaggerFiles
  private var indices: [ReferenceTarget: Int] = [:]
  private var unread: [(reference: Reference, index: Int)] = []

  init(files: SwaggerFiles) {
    self.files = files
  }

  func index(of target: ReferenceTarget) -> Int? { indices[target] }

  mutating func add(_ reference: Reference, index: Int) {
    indices[reference.target] = index
    unread.append((reference, index))
  }

  mutating func popUnread() -> (reference: Reference, index: Int)? { unread.popLast() }

  /// An error at the definition with an index; at the main file's root if there is none.
  func error(_ message: String, at index: Int) -> SwaggerError {
    let target = indices.first { $0.value == index }?.key
    return SwaggerError(message, at: target?.pointer ?? .root, in: target?.file ?? files.main)
  }
}
