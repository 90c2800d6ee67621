internal import JSONText

/// Parses the values that are assigned to variables and to the names of hashtables.
extension ScriptLexer {
  /// Parses a value, and the `ConvertTo-Json` before or after it.
  mutating func parsePipeline() -> PowerShellValue {
    let start = index
    if consumeConversion() {
      let value = parseConversionArguments()
      return converted(value, from: start)
    }
    let value = parseValue()
    guard byte == "|" else { return value }
    index = scan.skipWhitespace(index + 1..<limit)
    guard consumeConversion() else {
      skipExpression()
      return .unknown
    }
    _ = parseConversionArguments()
    return converted(value, from: start)
  }

  /// Parses one value or a list of them, up to the separator or the bracket after it.
  private mutating func parseValue() -> PowerShellValue {
    let start = index
    var elements = [(value: parsePrimary(), range: start..<index)]
    skipSpaces()
    while byte == "," {
      index += 1
      skipSeparators()
      let elementStart = index
      elements.append((parsePrimary(), elementStart..<index))
      skipSpaces()
    }
    guard isAtEndOfValue else {
      skipExpression()
      return .unknown
    }
    return elements.count == 1 ? elements[0].value : .json(array(elements, from: start))
  }

  /// Parses one value, without what follows it.
  mutating func parsePrimary() -> PowerShellValue {
    skipTypeOfTable()
    guard let byte else { return .unknown }
    let next = self.byte(at: index + 1)
    switch byte {
    case "@" where next == "{": return nested { $0.parseTable() }
    case "@" where next == "(": return nested { $0.parseArray() }
    case "(": return nested { $0.parseGroup() }
    case "'", "\"", "@":
      let start = index
      let word = quotedWord()
      return index > start ? .text(word) : .unknown
    case "$": return parseVariable()
    case "-", "0"..."9": return parseNumber()
    default: return .unknown
    }
  }

  /// Parses a bracketed value; if it is malformed or nested too deeply, it is skipped as an expression.
  private mutating func nested(_ parse: (inout ScriptLexer) -> PowerShellValue?) -> PowerShellValue {
    let start = index
    depth += 1
    let value = depth <= Self.maximumDepth ? parse(&self) : nil
    depth -= 1
    if let value { return value }
    index = depth == 0 ? scan.endOfGroup(start, before: limit) : limit
    return .unknown
  }

  private static let maximumDepth = 64

  /// Parses a variable with a known value, `$true`, `$false`, or `$null`.
  private mutating func parseVariable() -> PowerShellValue {
    let start = index
    guard let reference = scan.variable(at: start, before: limit, .powerShell),
      let name = reference.name
    else { return .unknown }
    index = reference.end
    switch String(decoding: name, as: UTF8.self).lowercased() {
    case "true", "false", "null":
      var json = MappedTextBuilder()
      json.append(name.map(\.asciiLowercased), for: start..<index)
      return .json(json)
    default:
      let value = variables.value(ofPowerShell: name) ?? .unknown
      growth += value.size
      return growth <= Self.growthLimit ? value : .unknown
    }
  }

  /// The maximum number of bytes that variables may add to the values of one statement; further ones are unknown.
  private static let growthLimit = 1 << 16

  /// Parses an integer or a decimal number that JSON writes in the same way.
  private mutating func parseNumber() -> PowerShellValue {
    let start = index
    index = scan.index(in: index + 1..<max(limit, index + 1)) { !$0.isWord && $0 != "." } ?? limit
    let text = scan.bytes[start..<index]
    guard (try? JSONDocument(parsing: Array(text).span)) != nil else { return .unknown }
    var json = MappedTextBuilder()
    json.copy(start..<index, of: scan.bytes)
    return .json(json)
  }
}

/// Parses hashtables, arrays, and groups.
extension ScriptLexer {
  /// Parses `@{ … }`; nil if it is malformed.
  private mutating func parseTable() -> PowerShellValue? {
    var table = PowerShellTable()
    table.json.append("{", for: index..<index + 2)
    index += 2
    while true {
      skipSeparators()
      guard let byte else { return nil }
      if byte == "}" { break }
      table.json.appendSeparator(at: index)
      guard parseMember(of: &table) else { return nil }
    }
    table.json.append("}", for: index..<index + 1)
    index += 1
    return .table(table)
  }

  private mutating func parseMember(of table: inout PowerShellTable) -> Bool {
    let start = index
    if let quote = byte, quote == "'" || quote == "\"" {
      let key = quotedWord()
      table.json.append(.text(key), for: key.range)
      table.members.append((key.text.string, .unknown))
    } else {
      index = scan.index(in: index..<limit) { !$0.isPowerShellWord } ?? limit
      guard index > start else { return false }
      table.json.append("\"", for: start..<start)
      table.json.copy(start..<index, of: scan.bytes)
      table.json.append("\"", for: index..<index)
      table.members.append((String(decoding: scan.bytes[start..<index], as: UTF8.self), .unknown))
    }
    skipSpaces()
    guard byte == "=" else { return false }
    table.json.append(":", for: index..<index + 1)
    index = scan.skipWhitespace(index + 1..<limit)
    let valueStart = index
    let value = parsePipeline()
    guard index > valueStart else { return false }
    table.json.append(value, for: scan.trimmed(valueStart..<index))
    if case .table = value { return true }
    table.members[table.members.count - 1].value = value
    return true
  }

  /// Parses `@( … )`; nil if it is malformed.
  private mutating func parseArray() -> PowerShellValue? {
    let start = index
    index += 2
    var elements: [(value: PowerShellValue, range: Range<Int>)] = []
    while true {
      skipSeparators()
      guard let byte else { return nil }
      if byte == ")" { break }
      if byte == ",", !elements.isEmpty {
        index += 1
        continue
      }
      let elementStart = index
      elements.append((parsePrimary(), elementStart..<index))
      skipSpaces()
      guard isAtEndOfValue || self.byte == "," else { return nil }
    }
    index += 1
    return .json(array(elements, from: start))
  }

  /// Parses `( … )`; nil if it is malformed.
  private mutating func parseGroup() -> PowerShellValue? {
    index += 1
    skipSeparators()
    let value = parsePipeline()
    skipSeparators()
    guard byte == ")" else { return nil }
    index += 1
    return value
  }

  /// The JSON of an array that starts at `start` and ends at the cursor.
  private func array(
    _ elements: [(value: PowerShellValue, range: Range<Int>)], from start: Int
  ) -> MappedTextBuilder {
    var json = MappedTextBuilder()
    json.append("[", for: start..<start + 1)
    for element in elements {
      json.appendSeparator(at: element.range.lowerBound)
      json.append(element.value, for: element.range)
    }
    json.append("]", for: index - 1..<index)
    return json
  }
}

/// Parses `ConvertTo-Json`, and skips what is between values.
extension ScriptLexer {
  private mutating func consumeConversion() -> Bool {
    guard scan.starts(index..<limit, with: "convertto-json") else { return false }
    let end = index + "convertto-json".utf8.count
    guard byte(at: end).map({ $0.isWhitespace || ");}|".utf8.contains($0) }) ?? true else {
      return false
    }
    index = end
    return true
  }

  /// Parses the options and the value after `ConvertTo-Json`.
  private mutating func parseConversionArguments() -> PowerShellValue {
    var value = PowerShellValue.unknown
    skipSpaces()
    while !isAtEndOfValue, byte != "," {
      let start = index
      if byte == "-", byte(at: index + 1)?.isLetter == true {
        index = scan.index(in: index + 1..<limit) { !$0.isWord } ?? limit
        let hasValue = scan.starts(start..<index, with: "-d")
        skipSpaces()
        if hasValue { _ = parsePrimary() }
      } else {
        value = parsePrimary()
      }
      guard index > start else {
        skipExpression()
        return .unknown
      }
      skipSpaces()
    }
    return value
  }

  private func converted(_ value: PowerShellValue, from start: Int) -> PowerShellValue {
    guard isAtEndOfValue, byte != "|" else { return .unknown }
    switch value {
    case .table(let table): return .text(ScriptWord(text: table.json.text, range: start..<index))
    case .json(let json): return .text(ScriptWord(text: json.text, range: start..<index))
    case .text, .unknown: return .unknown
    }
  }

  /// Whether the cursor is at a separator, a closing bracket, a pipe, a comment, or the end.
  private var isAtEndOfValue: Bool {
    byte.map { "\n\r;)}|#".utf8.contains($0) } ?? true
  }

  /// Skips the rest of an expression, which ends with its line.
  private mutating func skipExpression() {
    while let byte, !isAtEndOfValue || byte == "|" {
      switch byte {
      case "(": index = scan.endOfGroup(index, before: scan.endOfLine(index, before: limit))
      case "'", "\"": _ = quotedWord()
      default: index += 1
      }
    }
  }

  private mutating func skipSpaces() {
    while let byte {
      if byte.isSpaceOrTab {
        index += 1
      } else if byte == "`", isNewline(at: index + 1) {
        index = scan.endOfNewline(index + 1)
      } else {
        return
      }
    }
  }

  /// Skips whitespace, newlines, semicolons, and comments.
  private mutating func skipSeparators() {
    while let byte {
      if byte.isWhitespace || byte == ";" {
        index += 1
      } else if byte == "#" {
        index = scan.endOfLine(index, before: limit)
      } else {
        return
      }
    }
  }

  /// Skips a type that makes an object of a hashtable or keeps its order.
  private mutating func skipTypeOfTable() {
    for type: StaticString in ["[ordered]", "[pscustomobject]", "[hashtable]"]
    where scan.starts(index..<limit, with: type) {
      index = scan.skipWhitespace(index + type.utf8CodeUnitCount..<limit)
    }
  }
}
