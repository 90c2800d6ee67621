internal import JSONText

/// A command that sends a request.
struct ScriptCommand {
  var tool: ScriptTool
  /// The command's name.
  var range: Range<Int>
  /// Whether it is at the start of the line, except for a prompt or a prefix such as `sudo`.
  var isFirst: Bool
}

/// An assignment to a variable.
struct ScriptAssignment {
  var dialect: ScriptDialect
  var name: Range<Int>
  var valueStart: Int
}

extension TextScan {
  /// Words that may precede a command.
  private static let prefixes: Set<String> = [
    "!", "*", "-", "do", "else", "exec", "if", "PS", "return", "sudo", "then", "time", "try", "while",
  ]

  /// The tools by their names in lower case.
  private static let tools: [String: ScriptTool] = [
    "curl": .curl, "curl.exe": .curl, "wget": .wget, "armclient": .armClient, "armclient.exe": .armClient,
    "http": .httpie, "https": .httpie, "invoke-azrestmethod": .invoke, "invoke-azrest": .invoke,
    "invoke-restmethod": .invoke, "invoke-webrequest": .invoke, "irm": .invoke, "iwr": .invoke,
  ]

  /// The first command on a line that sends a request, ignoring comments and quoted text.
  func command(in line: Range<Int>) -> ScriptCommand? {
    var index = skipWhitespace(line)
    guard byte(index, before: line.upperBound) != "#" else { return nil }
    var isExpected = true
    var isFirst = true
    while index < line.upperBound {
      let byte = bytes[index]
      if byte.isSpaceOrTab {
        index += 1
      } else if "|;&(={`!".utf8.contains(byte) {
        isExpected = true
        isFirst = isFirst && byte == "`"
        index += 1
      } else if byte == "'" || byte == "\"" {
        isExpected = false
        index = endOfQuoted(index, in: line)
      } else {
        let word = index..<(self.index(in: index..<line.upperBound) { $0.endsName } ?? line.upperBound)
        if isExpected, let (tool, range) = command(word, in: line) {
          return ScriptCommand(tool: tool, range: range, isFirst: isFirst)
        }
        isExpected = isExpected && isPrefix(word)
        isFirst = isFirst && isExpected
        index = max(word.upperBound, index + 1)
      }
    }
    return nil
  }

  private func endOfQuoted(_ start: Int, in line: Range<Int>) -> Int {
    if starts(start..<line.upperBound, with: "\"$(") { return start + 2 }
    return index(in: start + 1..<line.upperBound) { $0 == bytes[start] }.map { $0 + 1 } ?? start + 1
  }

  private func isPrefix(_ word: Range<Int>) -> Bool {
    let isPrompt = bytes[word].last == "$" || bytes[word].last == ">"
    return isPrompt || bytes[word].elementsEqual("%".utf8)
      || Self.prefixes.contains(String(decoding: bytes[word], as: UTF8.self))
  }

  private func command(_ word: Range<Int>, in line: Range<Int>) -> (tool: ScriptTool, range: Range<Int>)? {
    guard word.count <= 24, byte(word.upperBound, before: line.upperBound).map(\.isSpaceOrTab) ?? true else {
      return nil
    }
    let name = String(decoding: bytes[word], as: UTF8.self).lowercased()
    if let tool = Self.tools[name] { return (tool, word) }
    guard name == "az" || name == "az.cmd" else { return nil }
    let subcommand = skipWhitespace(word.upperBound..<line.upperBound)
    let end = subcommand + 4
    guard starts(subcommand..<line.upperBound, with: "rest"),
      byte(end, before: line.upperBound).map(\.isSpaceOrTab) ?? true
    else { return nil }
    return (.azRest, word.lowerBound..<end)
  }

  /// The assignment on a line: `NAME=…` in a shell, `$name = …` in PowerShell.
  func assignment(in line: Range<Int>, dialect: ScriptDialect?) -> ScriptAssignment? {
    var start = skipWhitespace(line)
    if let name = endOfType(start..<line.upperBound) { start = name }
    if starts(start..<line.upperBound, with: "$") {
      guard dialect != .shell else { return nil }
      let name = start + 1..<(index(in: start + 1..<line.upperBound) { !$0.isPowerShellWord } ?? line.upperBound)
      let equals = skipWhitespace(name.upperBound..<line.upperBound)
      guard !name.isEmpty, byte(equals, before: line.upperBound) == "=" else { return nil }
      let value = skipWhitespace(equals + 1..<line.upperBound)
      return ScriptAssignment(dialect: .powerShell, name: name, valueStart: value)
    }
    guard dialect != .powerShell else { return nil }
    for word: StaticString in ["export ", "local ", "readonly ", "declare "]
    where starts(start..<line.upperBound, with: word) {
      start = skipWhitespace(start + word.utf8CodeUnitCount..<line.upperBound)
    }
    let name = start..<(index(in: start..<line.upperBound) { !$0.isWord } ?? line.upperBound)
    guard !name.isEmpty, byte(name.upperBound, before: line.upperBound) == "=" else { return nil }
    return ScriptAssignment(dialect: .shell, name: name, valueStart: name.upperBound + 1)
  }

  /// The offset after a bracketed type and whitespace, as in `[string]$name`.
  private func endOfType(_ range: Range<Int>) -> Int? {
    guard first(range) == "[", let close = index(in: range, where: { $0 == "]" }) else { return nil }
    return skipWhitespace(close + 1..<range.upperBound)
  }
}

extension UInt8 {
  /// Whether this byte can be part of a variable's name in PowerShell, which allows Unicode letters.
  var isPowerShellWord: Bool { isWord || self >= 0x80 }

  /// Whether this byte ends a command's name.
  fileprivate var endsName: Bool {
    " \t|;&(={`'\"".utf8.contains(self)
  }
}
