internal import JSONText

/// Cuts out the requests sent by `curl`, `az rest` and PowerShell's `Invoke-…Method` commands.
struct ScriptExtractor {
  /// `.script`, or `.prose` for Markdown and other text.
  let form: RequestForm
  /// The language of a whole file; code blocks specify their own.
  var dialect: ScriptDialect?

  /// Calls `visit` with every request in a script, in source order.
  func extract(from text: [UInt8], visit: (Extract) -> Void) {
    for draft in drafts(of: TextScan(text), in: 0..<text.count) { visit(.candidate(draft.candidate(form: form))) }
  }

  /// The requests in a range of the text, which must start at the start of a line.
  func drafts(of scan: TextScan, in range: Range<Int>) -> [ScriptRequestDraft] {
    guard Self.commands.contains(where: { scan.contains($0, in: range) }) else { return [] }
    var drafts: [ScriptRequestDraft] = []
    var variables = ScriptVariables()
    let sections =
      form == .script ? [ScriptSection(range: range, dialect: dialect, isFenced: true)] : scan.scriptSections(in: range)
    for section in sections {
      let outline = ScriptOutline(
        of: scan, in: section.range, dialect: section.dialect, isProse: !section.isFenced, variables: variables)
      variables = outline.variables
      drafts += outline.drafts.filter { $0.url != nil }
    }
    return drafts
  }

  private static let commands = ["curl", "az rest", "az.cmd rest", "invoke-", "irm ", "iwr "]
}

extension ScriptRequestDraft {
  var isRelevant: Bool { url.map { Relevance.isRestorePointURL($0.string) } ?? false }

  func candidate(form: RequestForm) -> Candidate {
    var candidate = Candidate(form: form, extent: extent)
    candidate.method = method.map { .written(RequestText($0)) } ?? .implied(impliedMethod)
    candidate.url = url.map { RequestText($0) }
    candidate.apiVersion = apiVersion.map { RequestText($0) }
    candidate.body = body.map { .text($0) } ?? (hasExternalBody ? .external : .none)
    return candidate
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
