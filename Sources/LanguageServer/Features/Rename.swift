internal import JSONText
internal import Linting

/// Gives a restore point or a collection another name, in all requests of the folders and the open documents.
struct Rename {
  private let target: ResourceMention
  private let range: Range<Int>
  private let snapshot: Document.Snapshot
  private let workspace: Workspace

  /// Nil if there is no name at the offset that can be changed there.
  init?(at offset: Int, in snapshot: Document.Snapshot, _ workspace: Workspace) {
    var found: (ResourceMention, Range<Int>)?
    snapshot.linter.visitRequests(in: snapshot.text.bytes, path: snapshot.document.path) { request in
      guard found == nil, request.extent.contains(offset) else { return }
      for mention in ResourceMention.all(in: request) {
        if let range = mention.range, range.lowerBound <= offset, offset <= range.upperBound {
          found = (mention, range)
        }
      }
    }
    guard let found else { return nil }
    (target, range) = found
    self.snapshot = snapshot
    self.workspace = workspace
  }

  /// The name that the user edits.
  func preparation() -> JSONValue {
    .object(["range": snapshot.range(of: range).json, "placeholder": .string(target.name)])
  }

  /// The changes of all places that mention the resource.
  func edit(to name: String) throws(ResponseError) -> WorkspaceEdit {
    guard target.kind.accepts(name) else { throw ResponseError(.invalidParams, "'\(name)' is not a valid name") }
    let newID = target.id(renamedTo: name)
    var edit = WorkspaceEdit()
    var problem: String?
    workspace.visitRequests { request, file in
      for mention in ResourceMention.all(in: request) {
        if mention.id == newID, newID != target.id {
          problem = "'\(file.path)' has a resource with the name '\(name)' already"
        } else if mention.id == target.id, let range = mention.range {
          edit.add(TextEdit(range: range, text: name), to: file)
        } else if mention.id == target.id {
          problem = "'\(file.path)' takes the name '\(target.name)' from elsewhere"
        }
      }
    }
    if let problem { throw ResponseError(.requestFailed, problem) }
    return edit
  }
}
