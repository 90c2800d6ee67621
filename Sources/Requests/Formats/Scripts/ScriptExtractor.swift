internal import JSONText

/// Cuts out the requests sent by `curl`, `az rest` and other commands.
struct ScriptExtractor: RequestExtractor {
  /// `.script`, or `.prose` for Markdown and other text.
  let form: RequestForm
  /// The language of a whole file; code blocks specify their own.
  var dialect: ScriptDialect?

  /// Calls `visit` with every request in a script, in source order.
  func extract(from text: [UInt8], visit: (Extract) -> Void) {
    for candidate in candidates(of: TextScan(text)) { visit(.candidate(candidate)) }
  }

  func candidates(of scan: TextScan) -> [Candidate] {
    let whole = 0..<scan.bytes.count
    guard scan.bytes.span.find(Self.commands, in: whole) != nil else { return [] }
    var candidates: [Candidate] = []
    var variables = ScriptVariables()
    let sections = form == .script ? [TextSection(range: whole, language: "")] : scan.sections
    for section in sections {
      let outline = ScriptOutline(
        of: scan, in: section.range, dialect: dialect ?? section.language.flatMap(ScriptDialect.init),
        isProse: !section.isFenced, variables: variables)
      variables = outline.variables
      candidates += outline.drafts.filter { $0.url != nil }.map { $0.candidate(form: form) }
    }
    return candidates
  }

  private static let commands: [StaticString] = [
    "curl", "az rest", "az.cmd rest", "invoke-", "irm ", "iwr ", "armclient", "wget", "http ",
  ]
}

extension ScriptRequestDraft {
  var isRelevant: Bool { url.map { Relevance.isRestorePointURL($0.string) } ?? false }

  fileprivate func candidate(form: RequestForm) -> Candidate {
    var candidate = Candidate(form: form, extent: extent)
    candidate.method = Candidate.Method(method.map { RequestText($0) }, default: impliedMethod)
    candidate.request.url = url.map { RequestText($0) }
    candidate.request.apiVersion = apiVersion.map { RequestText($0) }
    candidate.request.headers = { headers.map { $0.compactMap(Self.header) } }
    candidate.body = body.map { .text($0) } ?? (hasExternalBody ? .external : .none)
    candidate.isWrittenAsJSON = body.map { $0.map.isExact(0..<1) } ?? true
    return candidate
  }

  /// The header in a text such as `Name: value`; nil for others, such as the name of a file.
  private static func header(_ text: MappedText) -> RequestHeader? {
    guard let colon = text.bytes.firstIndex(of: ":") else { return nil }
    let start = text.bytes[(colon + 1)...].firstIndex { !$0.isSpaceOrTab } ?? text.bytes.count
    let name = String(decoding: text.bytes[..<colon], as: UTF8.self)
    return RequestHeader(name: name, value: RequestText(text.slice(start..<text.bytes.count)))
  }
}

extension ScriptDialect {
  /// The dialect of code blocks in a language; nil if unknown.
  init?(language: String) {
    switch language {
    case "azurecli", "bash", "console", "sh", "shell", "zsh": self = .shell
    case "azurepowershell", "powershell", "ps", "ps1", "pwsh": self = .powerShell
    default: return nil
    }
  }
}
