internal import JSONText
internal import Linting

/// The suppression of a finding: by a comment, or by an entry of the configuration for documents without comments.
struct Suppressing {
  /// What the user replaces with the reason.
  private static let reason = "explain why"

  private let finding: LocatedFinding
  private let snapshot: Document.Snapshot
  private let workspace: Workspace

  init(_ finding: LocatedFinding, in snapshot: Document.Snapshot, _ workspace: Workspace) {
    self.finding = finding
    self.snapshot = snapshot
    self.workspace = workspace
  }

  /// Whether there is a place for a suppression; `edit` may still find that one would change more.
  var isPossible: Bool { Linter.hasComments(path: snapshot.document.path) || configuration != nil }

  /// Nil if the finding can't be suppressed alone.
  func edit() -> WorkspaceEdit? {
    guard Linter.hasComments(path: snapshot.document.path) else { return configurationEdit() }
    let old = snapshot.text.bytes
    let new = snapshot.linter.addingComment(
      suppressing: finding, among: snapshot.findings, to: old, path: snapshot.document.path, reason: Self.reason)
    return new.map { WorkspaceEdit([TextEdit(replacing: old, with: $0)], of: snapshot.document) }
  }

  /// The configuration, which may have to be created, and the document's path relative to its directory.
  private var configuration: (file: Workspace.File, isNew: Bool, path: Substring)? {
    guard snapshot.document.uri.filePath != nil,
      let path = workspace.configurationPath(forFileAt: snapshot.document.path),
      let slash = path.lastIndex(of: "/"), snapshot.document.path.hasPrefix(path[...slash])
    else { return nil }
    let relativePath = snapshot.document.path.dropFirst(path[...slash].count)
    if let file = workspace.file(at: path) { return (file, false, relativePath) }
    guard snapshot.client.createsFiles else { return nil }
    let file = Workspace.File(uri: DocumentURI(path: path), path: path, text: DocumentText([]), version: nil)
    return (file, true, relativePath)
  }

  private func configurationEdit() -> WorkspaceEdit? {
    guard let (file, isNew, path) = configuration else { return nil }
    let components = path.split(separator: "/").map { Array($0.utf8) }
    let new = try? Configuration.addingSuppressions(
      of: [(components, [finding])], reason: Self.reason, to: isNew ? nil : file.text.bytes, path: file.path)
    return new.map { new in
      var edit = WorkspaceEdit()
      edit.add(TextEdit(replacing: file.text.bytes, with: new), to: file, isNew: isNew)
      return edit
    }
  }
}
