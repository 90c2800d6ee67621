internal import Linting

/// The open documents and the other files of the client's folders, with the findings of rules over all of them.
final class Workspace {
  private let files: any WorkspaceFiles
  private(set) var documents: [DocumentURI: Document] = [:]
  private var folders: [String] = []
  /// The reports of files that are not open.
  private var indexed: [String: RunReport.File] = [:]
  /// The paths of files that are still to be checked.
  private var unindexed: [String] = []
  /// The number of files to check since `isIndexing` last became true.
  private(set) var filesToIndex = 0
  /// The findings of all open documents; nil if something changed since they were computed.
  private var currentFindings: [String: [LocatedFinding]]?
  /// Why files can't be checked; each is shown once.
  private var errors: Set<WorkspaceError> = []
  private var shownErrors: Set<WorkspaceError> = []

  init(files: any WorkspaceFiles) {
    self.files = files
  }

  // MARK: Folders and files

  func setFolders(added: [String], removed: [String] = []) {
    folders = folders.filter { !removed.contains($0) } + added
    reloadFiles()
  }

  /// Reads configurations and files again, since some have changed.
  func reloadFiles() {
    files.reload()
    indexed = [:]
    unindexed = folders.flatMap(files.paths)
    filesToIndex = unindexed.count
    for uri in documents.keys {
      documents[uri]?.report = nil
      documents[uri]?.check = IncrementalCheck()
    }
    currentFindings = nil
    errors = []
  }

  var isIndexing: Bool { !unindexed.isEmpty }

  var indexedPercentage: Int { (filesToIndex - unindexed.count) * 100 / max(1, filesToIndex) }

  /// Checks one of the files that are not checked yet.
  func indexNext() {
    guard let path = unindexed.popLast(), let bytes = files.contents(at: path),
      let linter = try? files.linter(forFileAt: path)
    else { return }
    var report = linter.lint(bytes, path: path, isNamed: false)
    report.findings = []
    indexed[path] = report
    if !isIndexing { currentFindings = nil }
  }

  // MARK: Documents

  func open(_ uri: DocumentURI, language: String, version: Int, text: String) {
    let path = uri.filePath ?? (folders.first.map { $0 + "/" } ?? "") + uri.name
    documents[uri] = Document(
      uri: uri, path: LanguageID.path(path, language: language), version: version,
      text: DocumentText(Array(text.utf8)))
    currentFindings = nil
  }

  func change(_ uri: DocumentURI, _ change: (inout Document) throws(ResponseError) -> Void) throws(ResponseError) {
    guard documents[uri] != nil else { throw Self.unknown(uri) }
    documents[uri]?.report = nil
    currentFindings = nil
    // Changed in place: a copy of a long text at every keystroke would take longer than the change.
    if var document = documents.removeValue(forKey: uri) {
      defer { documents[uri] = document }
      try change(&document)
    }
  }

  func close(_ uri: DocumentURI) {
    guard let document = documents.removeValue(forKey: uri) else { return }
    if let folder = folders.first(where: { document.path.hasPrefix($0 + "/") }), !folder.isEmpty {
      filesToIndex = isIndexing ? filesToIndex + 1 : 1
      unindexed.append(document.path)
    }
    currentFindings = nil
  }

  func recordPublished(_ diagnostics: String, of uri: DocumentURI) { documents[uri]?.published = diagnostics }

  func document(_ uri: DocumentURI) throws(ResponseError) -> Document {
    guard let document = documents[uri] else { throw Self.unknown(uri) }
    return document
  }

  func snapshot(_ uri: DocumentURI, for client: ClientCapabilities) throws(ResponseError) -> Document.Snapshot {
    let document = try document(uri)
    // A document whose configuration is invalid has no findings.
    let linter = (try? files.linter(forFileAt: document.path)) ?? Linter()
    return Document.Snapshot(document: document, findings: findings(in: document), linter: linter, client: client)
  }

  private static func unknown(_ uri: DocumentURI) -> ResponseError {
    ResponseError(.invalidParams, "the document '\(uri.text)' is not open")
  }

  /// An open document, or another file in one of the folders.
  struct File {
    let uri: DocumentURI
    let path: String
    let text: DocumentText
    /// The client's number of the text's state; nil for a file that is not open.
    let version: Int?
  }

  /// The open document with a path, or else the file on disk; nil if it can't be read.
  func file(at path: String) -> File? {
    if let document = documents.values.first(where: { $0.path == path }) { return File(document) }
    return files.contents(at: path).map {
      File(uri: DocumentURI(path: path), path: path, text: DocumentText(ofFile: $0), version: nil)
    }
  }

  /// Calls `visit` with every request of the open documents and of the other files in the folders, in the order of their
  /// paths.
  func visitRequests(_ visit: (RequestContext, File) -> Void) {
    for path in Set(documents.values.map(\.path)).union(indexed.keys).sorted() {
      guard let file = file(at: path), let linter = try? files.linter(forFileAt: path) else { continue }
      linter.visitRequests(in: file.text.bytes, path: path) { visit($0, file) }
    }
  }

  /// Where the findings of a file can be suppressed; nil if no configuration is used, or none can be created.
  func configurationPath(forFileAt path: String) -> String? {
    switch files.configuration(forFileAt: path) {
    case .file(let path): path
    case .none: folders.filter { path.hasPrefix($0 + "/") }.max { $0.count < $1.count }.map { $0 + "/.rplint.json" }
    case .disabled: nil
    }
  }

  // MARK: Findings

  func findings(in document: Document) -> [LocatedFinding] {
    let current = currentFindings ?? completedFindings()
    currentFindings = current
    return current[document.path] ?? []
  }

  /// The errors that came up since the last call.
  func takeErrors() -> [String] {
    let new = errors.filter { !shownErrors.contains($0) }
    shownErrors = errors
    return new.map(\.message).sorted()
  }

  /// Checks the changed documents, and completes their findings with those of rules over all files.
  private func completedFindings() -> [String: [LocatedFinding]] {
    for uri in Array(documents.keys) where documents[uri]?.report == nil { check(uri) }
    var reports = indexed
    for document in documents.values { reports[document.path] = document.report }
    let ordered = reports.values.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    let completed = Linter.completing(
      ordered, by: { [files] in (try? files.linter(forFileAt: $0)) ?? Linter() },
      rereading: { [self] path, _ in
        documents.values.first { $0.path == path }?.text.bytes ?? files.contents(at: path)
      })
    let open = Set(documents.values.map(\.path))
    return Dictionary(
      completed.filter { open.contains($0.path) }.map { ($0.path, $0.findings) },
      uniquingKeysWith: { first, _ in first })
  }

  private func check(_ uri: DocumentURI) {
    guard var document = documents.removeValue(forKey: uri) else { return }
    defer { documents[uri] = document }
    document.report = RunReport.File(path: document.path)
    if document.uri.filePath != nil, files.excludes(document.path) { return }
    do throws(WorkspaceError) {
      let linter = try files.linter(forFileAt: document.path)
      document.report = document.check.report(on: document.text.bytes, path: document.path, by: linter)
    } catch {
      errors.insert(error)
    }
  }
}

extension Workspace.File {
  init(_ document: Document) {
    self.init(uri: document.uri, path: document.path, text: document.text, version: document.version)
  }
}
