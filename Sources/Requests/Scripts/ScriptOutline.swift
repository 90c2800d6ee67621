internal import JSONText

/// Finds the requests that a script's commands send.
struct ScriptOutline {
  private let scan: TextScan
  private let end: Int
  /// The language that the script is written in; nil where nothing tells it.
  private let dialect: ScriptDialect?
  /// Whether a command may only stand at a line's start.
  private let isProse: Bool

  private static let mostOpenDocuments = 16
  private var openDocuments = 0

  private(set) var variables: ScriptVariables
  private(set) var drafts: [ScriptDraft] = []

  /// - Parameter range: starts where a line starts.
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
    while start < end { start = step(at: start) }
  }

  /// Reads the command or the assignment that starts in the line at `start`, and returns where the next line starts.
  private mutating func step(at start: Int) -> Int {
    let line = start..<scan.endOfLine(start, before: end)
    var next = line.upperBound
    if let printed = readPrinted(line) {
      next = max(next, printed)
    } else if let command = scan.command(in: line), !isProse || command.isFirst {
      next = max(next, read(command, line))
    } else if let assignment = scan.assignment(in: line, dialect: dialect) {
      next = max(next, read(assignment, before: end))
    } else if dialect != .powerShell, let document = document(in: line) {
      next = max(next, document.end)
    }
    let lineEnd = scan.endOfLine(next, before: end)
    return scan.endOfLineEnd(lineEnd)
  }

  /// The here-document that a line announces for a command which sends nothing.
  ///
  /// Where many documents are never closed, further ones aren't looked for, so that a text is read in linear time.
  private mutating func document(in line: Range<Int>) -> HereDocument? {
    guard openDocuments < Self.mostOpenDocuments else { return nil }
    guard scan.first(scan.trimmed(line)) != UInt8(ascii: "#"), let sign = scan.find("<<", in: line) else { return nil }
    guard let document = scan.hereDocument(at: sign, from: nil, before: end) else { return nil }
    if document.end < end { return document }
    openDocuments += 1
    return nil
  }

  /// Reads a line that prints a text into a command, as in `echo '{}' | curl -d @-`, and returns where that ends.
  ///
  /// Further lines of a printed text are passed too: they are no part of the script.
  private mutating func readPrinted(_ line: Range<Int>) -> Int? {
    let start = scan.skipBlanks(line)
    guard !isProse, dialect != .powerShell,
      scan.starts(start..<line.upperBound, with: "echo ") || scan.starts(start..<line.upperBound, with: "printf ")
    else { return nil }
    var words = ShellWords(scan, in: start..<end, variables: variables)
    words.readCommand()
    let ownEnd = words.end > line.upperBound ? words.end : nil
    guard scan.byte(words.end, before: end) == UInt8(ascii: "|"), let text = words.words.last, !text.isUnknown else {
      return ownEnd
    }
    let rest = words.end + 1..<scan.endOfLine(words.end + 1, before: end)
    return scan.command(in: rest).map { read($0, rest, input: text.text) } ?? ownEnd
  }

  private mutating func read(_ command: ScriptCommand, _ line: Range<Int>, input: MappedText? = nil) -> Int {
    let rest = command.range.upperBound..<end
    switch dialect(of: command, line) {
    case .shell:
      var words = ShellWords(scan, in: rest, variables: variables)
      if let sign = scan.find("<<", in: line.lowerBound..<command.range.lowerBound) {
        words = ShellWords(scan, in: sign..<end, variables: variables)
        words.redirect()
        words.resume(at: rest.lowerBound)
      }
      words.readCommand()
      add(command, words.words, input: words.input ?? input, end: words.end)
      return words.end
    case .powerShell:
      var words = PowerShellWords(scan, in: rest, variables: variables)
      words.readCommand()
      let isNative = command.tool != .invoke
      add(command, isNative ? words.words.map(\.withoutNativeEscapes) : words.words, input: nil, end: words.index)
      return words.index
    }
  }

  private mutating func add(_ command: ScriptCommand, _ words: [ScriptWord], input: MappedText?, end: Int) {
    let last = max(
      words.last?.range.upperBound ?? end, input.map { $0.map.source(of: 0..<$0.bytes.count).upperBound } ?? 0)
    let extent = command.range.lowerBound..<max(command.range.upperBound, min(end, last))
    drafts.append(ScriptDraft(command.tool, words, input: input, extent: extent))
  }

  private func dialect(of command: ScriptCommand, _ line: Range<Int>) -> ScriptDialect {
    if command.tool == .invoke { return .powerShell }
    if let dialect { return dialect }
    return scan.bytes[scan.trimmed(line)].last == UInt8(ascii: "`") ? .powerShell : .shell
  }

  private mutating func read(_ assignment: ScriptAssignment, before end: Int) -> Int {
    let name = Array(scan.bytes[assignment.name])
    let rest = assignment.valueStart..<end
    let value: ScriptWord
    switch assignment.dialect {
    case .shell:
      var words = ShellWords(scan, in: rest, variables: variables)
      value = words.word()
    case .powerShell:
      var words = PowerShellWords(scan, in: rest, variables: variables)
      value = words.word()
    }
    let after = value.range.upperBound..<scan.endOfLine(value.range.upperBound, before: end)
    let isWhole =
      assignment.dialect == .shell || scan.isBlank(after) || scan.bytes[scan.trimmed(after)].first == UInt8(ascii: "#")
    variables.set(name, to: isWhole && !value.isUnknown ? value.text : nil, dialect: assignment.dialect)
    return value.range.upperBound
  }
}
