internal import JSONText

/// Reads the requests that `curl`, `az rest` and PowerShell's `Invoke-…Method` send.
///
/// Only requests for restore points, their collections and disks are visited.
struct ScriptRequestReader {
  let form: RequestForm
  private let dialect: ScriptDialect?

  /// - Parameters:
  ///   - form: `.script`, or `.prose` for Markdown and other text.
  ///   - dialect: the language of a whole file; fences tell their own.
  init(form: RequestForm, dialect: ScriptDialect? = nil) {
    self.form = form
    self.dialect = dialect
  }

  /// Calls `visit` with every request in a range of `text` that starts where a line starts, in the order of the text.
  func read(_ text: [UInt8], in range: Range<Int>, visit: (Discovery) -> Void) {
    let scan = TextScan(text)
    for draft in drafts(of: scan, in: range) { read(draft, visit: visit) }
  }

  /// Every request of a piece of text that concerns restore points.
  func drafts(of scan: TextScan, in range: Range<Int>) -> [ScriptDraft] {
    let concerns = scan.contains("restorepoint", in: range) || scan.contains("microsoft.compute/disks", in: range)
    guard concerns, Self.commands.contains(where: { scan.contains($0, in: range) }) else { return [] }
    var drafts: [ScriptDraft] = []
    var variables = ScriptVariables()
    let pieces =
      form == .script ? [ScriptPiece(range: range, dialect: dialect, isFenced: true)] : scan.scriptPieces(in: range)
    for piece in pieces {
      let outline = ScriptOutline(
        of: scan, in: piece.range, dialect: piece.dialect, isProse: !piece.isFenced, variables: variables)
      variables = outline.variables
      drafts += outline.drafts.filter { $0.url.map { TextScan.concernsRestorePoints($0.bytes) } ?? false }
    }
    return drafts
  }

  private static let commands = ["curl", "az rest", "az.cmd rest", "invoke-", "irm ", "iwr "]

  /// Lends one request to `visit`.
  func read(_ draft: ScriptDraft, visit: (Discovery) -> Void) {
    var request = Request(form: form, extent: draft.extent)
    request.method = draft.method.map { RequestText($0) }
    request.url = draft.url.map { RequestText($0) }
    request.apiVersion = draft.apiVersion.map { RequestText($0) }
    request.isBodyElsewhere = draft.isBodyElsewhere
    guard let body = draft.body, body.bytes.span.firstVisible(from: 0) != nil else { return visit(.request(request)) }
    RequestBody.withParsed(body) { body in
      request.body = body
      visit(.request(request))
    }
  }
}

/// A piece of a text that commands may stand in.
struct ScriptPiece {
  var range: Range<Int>
  var dialect: ScriptDialect?
  var isFenced: Bool
}

extension TextScan {
  private static let shells: Set<String> = ["azurecli", "bash", "console", "sh", "shell", "zsh"]
  private static let powerShells: Set<String> = ["azurepowershell", "powershell", "ps", "ps1", "pwsh"]

  /// The insides of Markdown's fences, and the paragraphs between them.
  func scriptPieces(in range: Range<Int>) -> [ScriptPiece] {
    var pieces: [ScriptPiece] = []
    var open: TextFence?
    var start = range.lowerBound
    for line in lines where line.lowerBound >= range.lowerBound && line.upperBound <= range.upperBound {
      let next = min(range.upperBound, endOfLineEnd(line.upperBound))
      let fence = fence(line)
      let isEdge = open.map { open in fence?.closes(open) ?? false } ?? (fence != nil || isBlank(line))
      guard isEdge else { continue }
      pieces.append(piece(start..<line.lowerBound, in: open))
      open = open == nil ? fence : nil
      start = next
    }
    pieces.append(piece(start..<max(start, range.upperBound), in: open))
    return pieces.filter { !$0.range.isEmpty }
  }

  private func piece(_ range: Range<Int>, in fence: TextFence?) -> ScriptPiece {
    guard let fence else { return ScriptPiece(range: range, dialect: nil, isFenced: false) }
    let info = fence.info.lowerBound..<(index(in: fence.info) { !$0.isASCIIWord } ?? fence.info.upperBound)
    let language = String(decoding: bytes[info], as: UTF8.self).lowercased()
    let dialect: ScriptDialect? =
      Self.shells.contains(language) ? .shell : Self.powerShells.contains(language) ? .powerShell : nil
    return ScriptPiece(range: range, dialect: dialect, isFenced: true)
  }
}
