internal import JSONText

/// Reads the requests sent by `curl`, `az rest` and PowerShell's `Invoke-…Method` commands.
///
/// Only requests for restore points, their collections and disks are visited.
struct ScriptRequestReader {
  let form: RequestForm
  private let dialect: ScriptDialect?

  /// - Parameters:
  ///   - form: `.script`, or `.prose` for Markdown and other text.
  ///   - dialect: the language of a whole file; code blocks specify their own.
  init(form: RequestForm, dialect: ScriptDialect? = nil) {
    self.form = form
    self.dialect = dialect
  }

  /// Calls `visit` with every request in a range of `text`, which must start at the start of a line, in source order.
  func read(_ text: [UInt8], in range: Range<Int>, visit: (ReaderEvent) -> Void) {
    let scan = TextScan(text)
    for draft in drafts(of: scan, in: range) { emit(draft, to: visit) }
  }

  /// The requests in a range of the text for restore points, their collections and disks.
  func drafts(of scan: TextScan, in range: Range<Int>) -> [ScriptRequestDraft] {
    let isRelevant = scan.contains("restorepoint", in: range) || scan.contains("microsoft.compute/disks", in: range)
    guard isRelevant, Self.commands.contains(where: { scan.contains($0, in: range) }) else { return [] }
    var drafts: [ScriptRequestDraft] = []
    var variables = ScriptVariables()
    let sections =
      form == .script ? [ScriptSection(range: range, dialect: dialect, isFenced: true)] : scan.scriptSections(in: range)
    for section in sections {
      let outline = ScriptOutline(
        of: scan, in: section.range, dialect: section.dialect, isProse: !section.isFenced, variables: variables)
      variables = outline.variables
      drafts += outline.drafts.filter { $0.url.map { TextScan.mentionsRestorePoints($0.bytes) } ?? false }
    }
    return drafts
  }

  private static let commands = ["curl", "az rest", "az.cmd rest", "invoke-", "irm ", "iwr "]

  /// Passes a request to `visit`.
  func emit(_ draft: ScriptRequestDraft, to visit: (ReaderEvent) -> Void) {
    var request = Request(form: form, extent: draft.extent)
    request.method = draft.method.map { RequestText($0) }
    request.url = draft.url.map { RequestText($0) }
    request.apiVersion = draft.apiVersion.map { RequestText($0) }
    request.hasExternalBody = draft.hasExternalBody
    guard let body = draft.body, body.bytes.span.firstNonWhitespace(from: 0) != nil else {
      return visit(.request(request))
    }
    RequestBody.withParsed(body) { body in
      request.body = body
      visit(.request(request))
    }
  }
}

/// A section of a text that may contain commands: a code block, or the text between two of them.
struct ScriptSection {
  var range: Range<Int>
  var dialect: ScriptDialect?
  var isFenced: Bool
}

extension TextScan {
  private static let shells: Set<String> = ["azurecli", "bash", "console", "sh", "shell", "zsh"]
  private static let powerShells: Set<String> = ["azurepowershell", "powershell", "ps", "ps1", "pwsh"]

  /// The contents of Markdown's fenced code blocks, and the paragraphs between them.
  func scriptSections(in range: Range<Int>) -> [ScriptSection] {
    var sections: [ScriptSection] = []
    var openFence: TextFence?
    var start = range.lowerBound
    for line in lines where line.lowerBound >= range.lowerBound && line.upperBound <= range.upperBound {
      let next = min(range.upperBound, endOfNewline(line.upperBound))
      let fence = fence(line)
      let isBoundary = openFence.map { fence?.closes($0) ?? false } ?? (fence != nil || isBlank(line))
      guard isBoundary else { continue }
      sections.append(section(start..<line.lowerBound, in: openFence))
      openFence = openFence == nil ? fence : nil
      start = next
    }
    sections.append(section(start..<max(start, range.upperBound), in: openFence))
    return sections.filter { !$0.range.isEmpty }
  }

  private func section(_ range: Range<Int>, in fence: TextFence?) -> ScriptSection {
    guard let fence else { return ScriptSection(range: range, dialect: nil, isFenced: false) }
    let info = fence.info.lowerBound..<(index(in: fence.info) { !$0.isASCIIWord } ?? fence.info.upperBound)
    let language = String(decoding: bytes[info], as: UTF8.self).lowercased()
    let dialect: ScriptDialect? =
      Self.shells.contains(language) ? .shell : Self.powerShells.contains(language) ? .powerShell : nil
    return ScriptSection(range: range, dialect: dialect, isFenced: true)
  }
}
