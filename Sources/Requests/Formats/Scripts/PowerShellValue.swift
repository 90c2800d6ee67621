internal import JSONText

/// A value that a PowerShell script writes out.
enum PowerShellValue {
  case text(ScriptWord)
  case table(PowerShellTable)
  /// A number, a Boolean, `$null`, or an array, as JSON.
  case json(MappedTextBuilder)
  /// An expression.
  case unknown

  /// The length of the text or of the JSON, in bytes.
  var size: Int {
    switch self {
    case .text(let word): word.text.bytes.count
    case .table(let table): table.json.bytes.count
    case .json(let json): json.bytes.count
    case .unknown: 0
    }
  }
}

/// A hashtable, `@{ name = value; … }`.
struct PowerShellTable {
  /// Its members; the value of one that is a hashtable itself is unknown here.
  var members: [(name: String, value: PowerShellValue)] = []
  /// The JSON that `ConvertTo-Json` makes of it.
  var json = MappedTextBuilder()
}

extension MappedTextBuilder {
  /// Appends the JSON of a value; an expression becomes a variable, which matches any value.
  mutating func append(_ value: PowerShellValue, for source: Range<Int>) {
    switch value {
    case .text(let word): append(jsonOf: word.text, for: source)
    case .table(let table): append(table.json)
    case .json(let json): append(json)
    case .unknown: append("\"${expression}\"", for: source)
    }
  }

  /// Appends a string with this content, which is written with quotes at `source`.
  private mutating func append(jsonOf text: MappedText, for source: Range<Int>) {
    append("\"", for: source.lowerBound..<source.lowerBound + 1)
    let escapes = text.bytes.indices.filter { text.bytes[$0] < 0x20 || Self.escaped.contains(text.bytes[$0]) }
    var start = 0
    for index in escapes {
      append(text.slice(start..<index))
      let escape = escapedJSON(String(decoding: [text.bytes[index]], as: UTF8.self))
      append(escape.utf8, for: text.map.source(of: index..<index + 1))
      start = index + 1
    }
    append(text.slice(start..<text.bytes.count))
    append("\"", for: source.upperBound - 1..<source.upperBound)
  }

  private static let escaped = Array("\"\\".utf8)
}
