internal import JSONText

/// A scripting language.
enum ScriptDialect {
  case shell
  case powerShell
}

/// A word of a command.
struct ScriptWord {
  /// The unquoted text, whose layers describe how it is quoted in the file.
  var text: MappedText

  /// The word as written, in bytes of the file's text.
  var range: Range<Int>

  /// Whether the word consists of a single variable or command whose value is unknown.
  var isUnknown = false

  /// Whether the word has no quotes, so that PowerShell treats it as an option if it starts with a dash.
  var isUnquoted = false
}

extension ScriptWord {
  /// The word without backslashes before its quotes, provided that every quote has one.
  ///
  /// Windows PowerShell and PowerShell before 7.3 need them in arguments of native commands; later versions don't.
  var withoutNativeEscapes: ScriptWord {
    let bytes = text.bytes
    let quotes = bytes.indices.filter { bytes[$0] == "\"" }
    guard !quotes.isEmpty, quotes.allSatisfy({ $0 > 0 && bytes[$0 - 1] == "\\" }) else { return self }
    var builder = MappedTextBuilder()
    var start = 0
    for quote in quotes {
      builder.copy(start..<quote - 1, of: bytes)
      builder.append(["\""], for: quote - 1..<quote + 1)
      start = quote + 1
    }
    builder.copy(start..<bytes.count, of: bytes)
    var word = self
    word.text = builder.text.embedded(in: text)
    word.text.layers.insert(.nativeArgument, at: 0)
    return word
  }
}

/// Builds a word from its quoted and unquoted runs.
struct ScriptWordBuilder {
  private let start: Int
  private let dialect: ScriptDialect
  private let scan: TextScan
  private var builder = MappedTextBuilder()
  private var layer: TextLayer?
  private var variableValue: MappedText?
  private var runCount = 0
  private var unknownCount = 0
  private(set) var isUnquoted = true

  init(at start: Int, in scan: TextScan, dialect: ScriptDialect) {
    self.start = start
    self.dialect = dialect
    self.scan = scan
  }

  /// Appends literal bytes.
  mutating func append(_ run: Range<Int>) {
    guard !run.isEmpty else { return }
    builder.copy(run, of: scan.bytes)
    runCount += 1
  }

  /// Appends the decoded text of an escape sequence.
  mutating func append(_ text: some Collection<UInt8>, for run: Range<Int>) {
    builder.append(text, for: run)
    runCount += 1
  }

  /// Appends the value of the variable that is referenced at `run`.
  mutating func append(value: MappedText, for run: Range<Int>) {
    builder.append(value.bytes, for: run)
    variableValue = value
    runCount += 1
  }

  /// Appends an expression whose value is unknown, as a placeholder with the given name.
  mutating func append(unknown run: Range<Int>, as name: some Collection<UInt8> = "${expression}".utf8) {
    builder.append(name, for: run)
    unknownCount += 1
    runCount += 1
  }

  /// Records how a run is quoted; the first quotes determine the word's layer. Nil if nothing is escaped in them.
  mutating func recordQuotes(_ layer: TextLayer?) {
    if isUnquoted { self.layer = layer }
    isUnquoted = false
  }

  func word(endingAt end: Int) -> ScriptWord {
    var text = builder.text
    let unquoted: TextLayer = dialect == .shell ? .shellDoubleQuoted : .powerShellDoubleQuoted
    text.layers = isUnquoted ? [unquoted] : layer.map { [$0] } ?? []
    if let variableValue, runCount == 1 { text = variableValue }
    return ScriptWord(
      text: text, range: start..<end, isUnknown: runCount == 1 && unknownCount == 1, isUnquoted: isUnquoted)
  }
}

/// The variables of a script that have literal values.
struct ScriptVariables {
  /// The maximum size of a value that is inserted into a longer word, in bytes; larger ones are left unresolved.
  private static let maximumInsertionLength = 1 << 12

  private var shell: [[UInt8]: MappedText] = [:]
  private var powerShell: [[UInt8]: PowerShellValue] = [:]

  /// The maximum size of all values that are assigned in PowerShell, in bytes; further values are unknown.
  private static let maximumPowerShellSize = 1 << 24
  private var powerShellSize = 0

  /// Sets a shell variable's value; nil if it is unknown.
  mutating func set(shell name: [UInt8], to value: MappedText?) { shell[name] = value }

  mutating func set(powerShell name: [UInt8], to value: PowerShellValue) {
    powerShellSize += value.size
    powerShell[name.map(\.asciiLowercased)] = powerShellSize <= Self.maximumPowerShellSize ? value : .unknown
  }

  /// The value of a PowerShell variable; nil if nothing is assigned to it.
  func value(ofPowerShell name: [UInt8]) -> PowerShellValue? { powerShell[name.map(\.asciiLowercased)] }

  /// The text of a variable.
  ///
  /// - Parameter isAtStart: whether the variable is at the start of a word or of quoted text.
  func value(_ name: [UInt8], dialect: ScriptDialect, isAtStart: Bool) -> MappedText? {
    let value =
      switch dialect {
      case .shell: shell[name]
      case .powerShell: value(ofPowerShell: name)?.text
      }
    return isAtStart || (value?.bytes.count ?? 0) <= Self.maximumInsertionLength ? value : nil
  }
}

extension PowerShellValue {
  /// The text that the value is converted to; nil if it is unknown or has members or elements.
  fileprivate var text: MappedText? {
    switch self {
    case .text(let word): word.text
    case .json(let json): json.bytes.first.map { $0.isDigit || $0 == "-" } == true ? json.text : nil
    case .table, .unknown: nil
    }
  }
}
