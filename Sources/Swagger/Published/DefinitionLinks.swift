internal import JSONText

/// A definition or parameter of one of several files.
struct LinkTarget: Hashable {
  let file: String
  /// `definitions` or `parameters`.
  let section: String
  let name: String

  var pointer: JSONPointer { JSONPointer([section, name]) }
}

/// A reference, with its place.
struct Link {
  let target: LinkTarget
  let file: String?
  let pointer: JSONPointer

  func fault(_ message: String) -> SwaggerError { SwaggerError(message, at: pointer, in: file) }
}

/// The definitions of a published document that references lead to, in whatever file.
///
/// A definition gets its index when it is first referred to, and is read later: so what nothing leads to is not read.
struct DefinitionLinks {
  let files: SwaggerFiles
  private var numbers: [LinkTarget: Int] = [:]
  private var unread: [(link: Link, number: Int)] = []

  init(files: SwaggerFiles) {
    self.files = files
  }

  func number(of target: LinkTarget) -> Int? { numbers[target] }

  mutating func add(_ link: Link, number: Int) {
    numbers[link.target] = number
    unread.append((link, number))
  }

  mutating func nextUnread() -> (link: Link, number: Int)? { unread.popLast() }

  /// An error that points at the definition of an index; at no place where the index is none's.
  func fault(_ message: String, at number: Int) -> SwaggerError {
    let target = numbers.first { $0.value == number }?.key
    return SwaggerError(message, at: target?.pointer ?? .root, in: target?.file ?? files.main)
  }
}
