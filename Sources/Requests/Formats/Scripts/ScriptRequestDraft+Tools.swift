internal import JSONText

/// Commands of tools with few options.
extension ScriptRequestDraft {
  /// Parses `armclient VERB URL [BODY]`.
  mutating func parseARMClient(_ words: [ScriptWord], input: MappedText?) {
    let arguments = words.filter { $0.text.bytes.first != "-" }
    method = arguments.first?.text
    if arguments.count > 1 { recordURL(arguments[1]) }
    if arguments.count > 2 { recordBody(arguments[2], input: input, readsFiles: true) }
  }

  /// Parses `wget --method=PUT --body-data=BODY URL`.
  mutating func parseWget(_ words: [ScriptWord]) {
    headers = []
    for (option, value) in Self.options(of: words, withValue: ["--method", "--body-data", "--post-data", "--header"]) {
      switch option {
      case nil: recordURL(value)
      case "--method": method = value.text
      case "--header": headers?.append(value.text)
      case "--body-data": recordBody(value, input: nil, readsFiles: false)
      case "--post-data":
        impliedMethod = "POST"
        recordBody(value, input: nil, readsFiles: false)
      case "--body-file", "--post-file": hasExternalBody = true
      case .some: continue
      }
    }
  }

  /// Parses `http [--raw BODY] [METHOD] URL [ITEM…]`; a body that consists of items is not read.
  mutating func parseHTTPie(_ words: [ScriptWord], input: MappedText?) {
    for (option, value) in Self.options(of: words, withValue: ["--raw", "--auth", "-a", "--output", "-o"]) {
      if option == "--raw" {
        recordBody(value, input: nil, readsFiles: false)
      } else if option == nil, url == nil {
        if method == nil, value.text.bytes.allSatisfy(\.isASCIILetter) { method = value.text } else { recordURL(value) }
      } else if option == nil, value.text.bytes.contains("="), body == nil {
        hasExternalBody = true
      }
    }
    body = body ?? input
    if body != nil || hasExternalBody { impliedMethod = "POST" }
  }

  /// A command's arguments with the options that they belong to; the option is nil for positional arguments, and options
  /// without a value are left out.
  ///
  /// - Parameter withValue: the options whose value may be the next word.
  private static func options(
    of words: [ScriptWord], withValue: Set<String>
  ) -> [(option: String?, value: ScriptWord)] {
    var found: [(option: String?, value: ScriptWord)] = []
    var pending: String?
    for word in words {
      let bytes = word.text.bytes
      if pending == nil, bytes.count > 1, bytes[0] == "-" {
        let end = bytes.firstIndex(of: "=") ?? bytes.count
        let option = String(decoding: bytes[..<end], as: UTF8.self)
        if end < bytes.count { found.append((option, word.from(end + 1))) }
        pending = end == bytes.count && withValue.contains(option) ? option : nil
      } else {
        found.append((pending, word))
        pending = nil
      }
    }
    return found
  }
}
