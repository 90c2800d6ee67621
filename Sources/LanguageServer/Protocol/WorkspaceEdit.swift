internal import JSONText
internal import Linting

/// Changes of documents and files, which the client makes together.
struct WorkspaceEdit {
  fileprivate struct Change {
    let file: Workspace.File
    let isNew: Bool
    var edits: [TextEdit]
  }

  private var changes: [Change] = []

  init() {}

  init(_ edits: [TextEdit], of document: Document) {
    for edit in edits { add(edit, to: Workspace.File(document)) }
  }

  /// Adds a change of a file; the ranges of all edits are of the same state of the file.
  ///
  /// - Parameter isNew: whether the file has to be created first.
  mutating func add(_ edit: TextEdit, to file: Workspace.File, isNew: Bool = false) {
    if let index = changes.firstIndex(where: { $0.file.uri == file.uri }) {
      if !changes[index].edits.contains(edit) { changes[index].edits.append(edit) }
    } else {
      changes.append(Change(file: file, isNew: isNew, edits: [edit]))
    }
  }

  func json(for client: ClientCapabilities) -> JSONValue {
    guard client.versionsEdits else {
      return .object(["changes": .object(.init(changes.map { ($0.file.uri.text, $0.edits(for: client)) }))])
    }
    return .object(["documentChanges": .array(changes.flatMap { $0.documentChanges(for: client) })])
  }
}

extension WorkspaceEdit.Change {
  fileprivate func edits(for client: ClientCapabilities) -> JSONValue {
    .array(edits.map { $0.json(in: file.text, for: client) })
  }

  fileprivate func documentChanges(for client: ClientCapabilities) -> [JSONValue] {
    let creation = JSONValue.object([
      "kind": .string("create"), "uri": .string(file.uri.text), "options": .object(["ignoreIfExists": .boolean(true)]),
    ])
    let identifier = JSONValue.object([
      "uri": .string(file.uri.text), "version": file.version.map(JSONValue.integer) ?? .null,
    ])
    let change = JSONValue.object(["textDocument": identifier, "edits": edits(for: client)])
    return isNew ? [creation, change] : [change]
  }
}

extension TextEdit {
  func json(in text: DocumentText, for client: ClientCapabilities) -> JSONValue {
    .object(["range": text.range(of: range, in: client.encoding).json, "newText": .string(self.text)])
  }

  /// The smallest edit of whole scalars that turns one text into another.
  init(replacing old: [UInt8], with new: [UInt8]) {
    var start = zip(old, new).prefix { $0 == $1 }.count
    while start > 0, start < old.count, old[start] & 0xC0 == 0x80 { start -= 1 }
    let limit = min(old.count, new.count) - start
    var end = zip(old.reversed(), new.reversed()).prefix(limit).prefix { $0 == $1 }.count
    while end > 0, old[old.count - end] & 0xC0 == 0x80 { end -= 1 }
    self.init(
      range: start..<old.count - end, text: String(decoding: new[start..<new.count - end], as: UTF8.self))
  }
}
