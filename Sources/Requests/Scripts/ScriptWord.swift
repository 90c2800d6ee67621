internal import JSONText

/// The languages whose quoting is undone.
enum ScriptDialect {
  case shell
  case powerShell
}

/// A word of a command with its quotes undone.
struct ScriptWord {
  /// What the command is given; its layers say how the word is quoted.
  var text: MappedText

  /// The word as written, in bytes of the file's text.
  var range: Range<Int>

  /// Whether the word is nothing but what a variable or a command yields that the text doesn't tell.
  var isUnknown: Bool

  /// Whether the word is read as an option where it starts with a dash.
  var isBare: Bool
}

extension ScriptWord {
  /// The word as another program gets it from PowerShell, where every quote in it has a backslash before it.
  ///
  /// Windows PowerShell, and PowerShell before 7.3, need such backslashes; others take the quotes as they are.
  var withoutNativeEscapes: ScriptWord {
    let bytes = text.bytes
    let quotes = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\"") }
    guard !quotes.isEmpty, quotes.allSatisfy({ $0 > 0 && bytes[$0 - 1] == UInt8(ascii: "\\") }) else { return self }
    var builder = TextBuilder(source: bytes)
    var start = 0
    for quote in quotes {
      builder.append(start..<quote - 1)
      builder.append([UInt8(ascii: "\"")], for: quote - 1..<quote + 1)
      start = quote + 1
    }
    builder.append(start..<bytes.count)
    var word = self
    word.text.bytes = builder.text.bytes
    word.text.map = builder.text.map.mapped(through: text.map)
    word.text.layers = [.nativeArgument] + text.layers
    return word
  }
}

/// Puts a word together from its quoted and unquoted runs.
struct ScriptWordBuilder {
  private let start: Int
  private let dialect: ScriptDialect
  private var builder: TextBuilder
  private var layer: TextLayer?
  private var known: MappedText?
  private var pieces = 0
  private var unknowns = 0
  private(set) var isBare = true

  init(at start: Int, in scan: TextScan, dialect: ScriptDialect) {
    self.start = start
    self.dialect = dialect
    builder = TextBuilder(source: scan.bytes)
  }

  /// Takes bytes that are written as they are meant.
  mutating func append(_ run: Range<Int>) {
    guard !run.isEmpty else { return }
    builder.append(run)
    pieces += 1
  }

  /// Takes what an escape means.
  mutating func append(_ text: some Collection<UInt8>, for run: Range<Int>) {
    builder.append(text, for: run)
    pieces += 1
  }

  /// Takes the value of a variable that is named at `run`.
  mutating func append(value: MappedText, for run: Range<Int>) {
    builder.append(value.bytes, for: run)
    known = value
    pieces += 1
  }

  /// Takes an expression that is only known when the script runs; it becomes a variable, of which nothing is known.
  mutating func append(unknown run: Range<Int>, as name: [UInt8]) {
    builder.append(name, for: run)
    unknowns += 1
    pieces += 1
  }

  /// Takes note of quotes; the first pair tells how the word is written. No layer: every sign stands for itself.
  mutating func quote(_ layer: TextLayer?) {
    if isBare { self.layer = layer }
    isBare = false
  }

  func word(endingAt end: Int) -> ScriptWord {
    var text = builder.text
    let unquoted: TextLayer = dialect == .shell ? .shellDoubleQuoted : .powerShellDoubleQuoted
    text.layers = isBare ? [unquoted] : layer.map { [$0] } ?? []
    if let known, pieces == 1 { text = known }
    return ScriptWord(text: text, range: start..<end, isUnknown: pieces == 1 && unknowns == 1, isBare: isBare)
  }
}

/// The variables that a script gave literal values.
struct ScriptVariables {
  /// How long a value may be that stands inside a longer word; beyond it the variable stays as written.
  private static let longestInsertion = 1 << 12

  private var shell: [[UInt8]: MappedText] = [:]
  private var powerShell: [[UInt8]: MappedText] = [:]

  /// Takes a variable's new value; nil for one that only the running script knows.
  mutating func set(_ name: [UInt8], to value: MappedText?, dialect: ScriptDialect) {
    switch dialect {
    case .shell: shell[name] = value
    case .powerShell: powerShell[name.map(\.asciiLowercased)] = value
    }
  }

  /// The value of a variable that a word is made of, or is a part of.
  func value(_ name: [UInt8], dialect: ScriptDialect, isWhole: Bool) -> MappedText? {
    let value =
      switch dialect {
      case .shell: shell[name]
      case .powerShell: powerShell[name.map(\.asciiLowercased)]
      }
    return isWhole || (value?.bytes.count ?? 0) <= Self.longestInsertion ? value : nil
  }
}
