internal import JSONText

/// Finds the requests that are sent by a script's commands.
struct ScriptOutline {
  private let scan: TextScan
  private let end: Int
  /// The script's language; nil if unknown.
  private let dialect: ScriptDialect?
  /// Whether commands are only recognized at the start of a line.
  private let isProse: Bool

  private static let maximumUnclosedHeredocs = 16
  private var unclosedHeredocs = 0

  private(set) var variables: ScriptVariables
  private(set) var drafts: [ScriptRequestDraft] = []

  /// - Parameter range: must start at the start of a line.
  init(
    of scan: TextScan, in range: Range<Int>, dialect: ScriptDialect?, isProse: Bool = false,
    variables: ScriptVariables = ScriptVariables()
  ) {
    self.scan = scan
    self.dialect = dialect
    self.isProse = isProse
    self.variables = variables
    end = range.upperBound
    var start = range.lowerBound
    while start < end { start = parseStatement(at: start) }
  }

  /// Parses the command or assignment on the line at `start`; returns the start of the next line.
  private mutating func parseStatement(at start: Int) -> Int {
    let line = start..<scan.endOfLine(start, before: end)
    var next = line.upperBound
    if let statement = parseLiteralAssignment(line) { return statement }
    if let printEnd = parsePrintCommand(line) {
      next = max(next, printEnd)
    } else if let command = scan.command(in: line), !isProse || command.isFirst {
      next = max(next, parse(command, line))
    } else if let assignment = scan.assignment(in: line, dialect: dialect) {
      next = max(next, parse(assignment, before: end))
    } else if dialect != .powerShell, let heredoc = heredoc(in: line) {
      next = max(next, heredoc.end)
    }
    return scan.endOfNewline(scan.endOfLine(next, before: end))
  }

  /// The heredoc of a command that sends no request.
  ///
  /// After too many unclosed heredocs, no others are looked for, so that a text is scanned in linear time.
  private mutating func heredoc(in line: Range<Int>) -> Heredoc? {
    guard unclosedHeredocs < Self.maximumUnclosedHeredocs, scan.first(scan.trimmed(line)) != "#",
      let operatorStart = scan.find("<<", in: line),
      let heredoc = scan.heredoc(at: operatorStart, from: nil, before: end)
    else { return nil }
    if heredoc.end < end { return heredoc }
    unclosedHeredocs += 1
    return nil
  }

  /// Parses a command that pipes a literal into a request, as in `echo '{}' | curl -d @-`; returns its end.
  ///
  /// The further lines of a multiline literal are skipped even if no request is sent.
  private mutating func parsePrintCommand(_ line: Range<Int>) -> Int? {
    let start = scan.skipWhitespace(line)
    guard !isProse, dialect != .powerShell,
      scan.starts(start..<line.upperBound, with: "echo ") || scan.starts(start..<line.upperBound, with: "printf ")
    else { return nil }
    var lexer = ScriptLexer(.shell, scan, in: start..<end, variables: variables)
    lexer.parseCommand()
    let ownEnd = lexer.end > line.upperBound ? lexer.end : nil
    guard scan.byte(lexer.end, before: end) == "|", let text = lexer.words.last, !text.isUnknown else { return ownEnd }
    let rest = lexer.end + 1..<scan.endOfLine(lexer.end + 1, before: end)
    return scan.command(in: rest).map { parse($0, rest, input: text.text) } ?? ownEnd
  }

  private mutating func parse(_ command: ScriptCommand, _ line: Range<Int>, input: MappedText? = nil) -> Int {
    let dialect = dialect(of: command, line)
    var lexer = ScriptLexer(dialect, scan, in: line.lowerBound..<end, variables: variables)
    if dialect == .shell, let operatorStart = scan.find("<<", in: line.lowerBound..<command.range.lowerBound) {
      lexer.index = operatorStart
      lexer.parseRedirection()
    }
    lexer.index = command.range.upperBound
    lexer.parseCommand()
    let isNative = dialect == .powerShell && command.tool != .invoke
    let input = lexer.input ?? input
    let last = max(lexer.words.last?.range.upperBound ?? lexer.end, input?.sourceRange.upperBound ?? 0)
    let extent = command.range.lowerBound..<max(command.range.upperBound, min(lexer.end, last))
    let words = lexer.words.flatMap { word in
      command.tool == .invoke ? splatted(word) : [isNative ? word.withoutNativeEscapes : word]
    }
    drafts.append(ScriptRequestDraft(command.tool, words, input: input, extent: extent))
    return lexer.end
  }

  private func dialect(of command: ScriptCommand, _ line: Range<Int>) -> ScriptDialect {
    if command.tool == .invoke { return .powerShell }
    if let dialect { return dialect }
    return scan.bytes[scan.trimmed(line)].last == "`" ? .powerShell : .shell
  }

  /// Parses the assignment of an unknown value in PowerShell, or of any value in a shell; returns the end of the value.
  private mutating func parse(_ assignment: ScriptAssignment, before end: Int) -> Int {
    let name = Array(scan.bytes[assignment.name])
    var lexer = ScriptLexer(
      assignment.dialect, scan, in: assignment.valueStart..<end, variables: variables)
    let value = lexer.nextWord()
    switch assignment.dialect {
    case .shell: variables.set(shell: name, to: value.isUnknown ? nil : value.text)
    case .powerShell: variables.set(powerShell: name, to: .unknown)
    }
    return value.range.upperBound
  }
}

/// PowerShell's variables.
extension ScriptOutline {
  /// Parses the assignment of a known value, which may be followed by another statement; returns the start of the next
  /// statement, or nil if the line is anything else.
  private mutating func parseLiteralAssignment(_ line: Range<Int>) -> Int? {
    guard dialect != .shell, scan.first(scan.trimmed(line)).map({ "$[".utf8.contains($0) }) == true else { return nil }
    forgetChangedVariable(in: line)
    guard let assignment = scan.assignment(in: line, dialect: dialect), assignment.dialect == .powerShell else {
      return nil
    }
    var lexer = ScriptLexer(.powerShell, scan, in: assignment.valueStart..<end, variables: variables)
    let value = lexer.parsePipeline()
    if case .unknown = value { return nil }
    let lineEnd = scan.endOfLine(lexer.index, before: end)
    let next = scan.skipWhitespace(lexer.index..<lineEnd)
    guard next == lineEnd || ";#".utf8.contains(scan.bytes[next]) else { return nil }
    variables.set(powerShell: Array(scan.bytes[assignment.name]), to: value)
    return scan.byte(next, before: lineEnd) == ";" ? next + 1 : scan.endOfNewline(lineEnd)
  }

  /// Forgets the value of a variable that a line changes in a part, as in `$name.x = …`, or extends.
  private mutating func forgetChangedVariable(in line: Range<Int>) {
    let start = scan.skipWhitespace(line)
    guard let reference = scan.variable(at: start, before: line.upperBound, .powerShell),
      let name = reference.name, scan.byte(start, before: line.upperBound) == "$",
      let next = scan.first(scan.trimmed(reference.end..<line.upperBound)), ".[+".utf8.contains(next)
    else { return }
    variables.set(powerShell: name, to: .unknown)
  }

  /// The options that a word such as `@parameters` expands to; other words stay as they are.
  private func splatted(_ word: ScriptWord) -> [ScriptWord] {
    guard word.isUnquoted, word.text.bytes.first == "@" else { return [word] }
    guard case .table(let table)? = variables.value(ofPowerShell: Array(word.text.bytes.dropFirst())) else { return [] }
    return table.members.flatMap { member in
      var option = word
      option.text = MappedText(bytes: Array("-\(member.name)".utf8))
      switch member.value {
      case .text(let value): return [option, value]
      case .json(let json): return [option, ScriptWord(text: json.text, range: word.range)]
      case .table, .unknown:
        let expression = MappedText(bytes: Array("${expression}".utf8))
        return [option, ScriptWord(text: expression, range: word.range, isUnknown: true)]
      }
    }
  }
}
