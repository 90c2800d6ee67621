internal import JSONText

/// A command that sends requests.
enum ScriptTool {
  case curl
  case wget
  case httpie
  case armClient
  case azRest
  /// `Invoke-AzRestMethod`, `Invoke-RestMethod` and `Invoke-WebRequest`.
  case invoke
}

/// The unquoted parts of a request that a script sends.
struct ScriptRequestDraft {
  /// From the command's name to its end, or to the end of its heredoc.
  var extent: Range<Int>
  var method: MappedText?
  var url: MappedText?
  /// The api-version that is given separately from the URL.
  var apiVersion: MappedText?
  var body: MappedText?

  /// The headers, as `Name: value`; nil if the tool's options for them aren't read.
  var headers: [MappedText]?

  /// Whether the body is in another file or is unknown until the script runs.
  var hasExternalBody = false

  /// The method that the command uses by default.
  var impliedMethod = "GET"

  init(_ tool: ScriptTool, _ words: [ScriptWord], input: MappedText?, extent: Range<Int>) {
    self.extent = extent
    switch tool {
    case .curl: parseCurl(words, input: input)
    case .wget: parseWget(words)
    case .httpie: parseHTTPie(words, input: input)
    case .armClient: parseARMClient(words, input: input)
    case .azRest: parseAzRest(words)
    case .invoke: parseInvoke(words)
    }
  }
}

/// What is common to the tools.
extension ScriptRequestDraft {
  /// Records a URL, replacing an earlier one that doesn't mention restore points.
  private mutating func recordURL(_ word: ScriptWord) {
    if !isRelevant { url = word.text }
  }

  private mutating func recordBody(_ word: ScriptWord, input: MappedText? = nil, readsFiles: Bool) {
    guard body == nil else { return }
    if !word.isUnknown, !readsFiles || word.text.bytes.first != "@" {
      body = word.text
    } else if !word.isUnknown, let input, word.text.bytes.dropFirst().elementsEqual("-".utf8) {
      body = input
    } else {
      hasExternalBody = true
    }
  }

  /// How many of the words after an option are its values.
  private enum ValueCount {
    case none, one
    /// One, or several that are separated by commas.
    case list
    /// All up to the next option.
    case many
  }

  /// A command's arguments with the options that they belong to, which are nil for positional arguments, and options
  /// without their values.
  ///
  /// - Parameter split: returns the option in a word, and the offset of its value in the same word.
  private static func arguments(
    of words: [ScriptWord], split: (ScriptWord) -> (option: String, valueStart: Int?)? = longOption,
    values: (String) -> ValueCount
  ) -> [(option: String?, value: ScriptWord?)] {
    var found: [(option: String?, value: ScriptWord?)] = []
    var pending: (option: String, count: ValueCount)?
    for word in words {
      if pending?.count != .one, let (option, valueStart) = split(word) {
        found.append((option, valueStart.map(word.from)))
        pending = valueStart == nil ? (option, values(option)) : nil
        if pending?.count == ValueCount.none { pending = nil }
      } else {
        found.append((pending?.option, word))
        let isLast = pending?.count == .one || word.text.bytes.last != ","
        if isLast, pending?.count != .many { pending = nil }
      }
    }
    return found
  }

  /// The option in a word such as `--name` or `--name=value`.
  private static func longOption(_ word: ScriptWord) -> (option: String, valueStart: Int?)? {
    option(in: word, endingAt: "=")
  }

  private static func option(in word: ScriptWord, endingAt separator: UInt8) -> (option: String, valueStart: Int?)? {
    let bytes = word.text.bytes
    guard bytes.count > 1, bytes[0] == "-" else { return nil }
    let end = bytes.firstIndex(of: separator) ?? bytes.count
    return (String(decoding: bytes[..<end], as: UTF8.self), end + 1 < bytes.count ? end + 1 : nil)
  }
}

/// curl.
extension ScriptRequestDraft {
  /// The short options that take a value.
  private static let valueLetters: Set<UInt8> = Set("AbcCdDeEFHKmoPQrtTuUwxXyYz".utf8)

  /// The options without a value that often precede a URL; `-` is any short one that doesn't matter.
  private static let flags: Set<String> = [
    "-", "-G", "-I", "--anyauth", "--basic", "--compressed", "--digest", "--fail", "--fail-with-body", "--get",
    "--globoff", "--head", "--http1.0", "--http1.1", "--http2", "--include", "--insecure", "--ipv4", "--ipv6",
    "--location", "--location-trusted", "--negotiate", "--no-buffer", "--no-progress-meter", "--ntlm", "--parallel",
    "--progress-bar", "--remote-name", "--show-error", "--silent", "--ssl-reqd", "--tlsv1.2", "--tlsv1.3",
    "--trace-time", "--verbose",
  ]

  private mutating func parseCurl(_ words: [ScriptWord], input: MappedText?) {
    headers = []
    let arguments = Self.arguments(of: words, split: Self.curlOption) {
      Self.flags.contains($0) || $0.hasPrefix("--no-") ? .none : .one
    }
    for case (let option, let value?) in arguments {
      switch option {
      case nil, "--url": recordURL(value)
      case "-X", "--request": method = value.text
      case "-H", "--header": headers?.append(value.text)
      case "-T", "--upload-file":
        impliedMethod = "PUT"
        hasExternalBody = true
      case "-d", "--data", "--data-ascii", "--data-binary", "--data-raw", "--data-urlencode", "--json":
        impliedMethod = "POST"
        recordBody(value, input: input, readsFiles: option != "--data-raw")
      case .some: continue
      }
    }
    if arguments.contains(where: { $0.option == "-I" || $0.option == "--head" }) { impliedMethod = "HEAD" }
    if arguments.contains(where: { $0.option == "-G" || $0.option == "--get" }) { impliedMethod = "GET" }
  }

  /// The option in a word, where the last of several short ones, as in `-sXPUT`, may have a value.
  private static func curlOption(_ word: ScriptWord) -> (option: String, valueStart: Int?)? {
    let bytes = word.text.bytes
    guard bytes.count > 1, bytes[0] == "-", bytes[1] != "-" else { return longOption(word) }
    guard let letter = bytes.indices.dropFirst().first(where: { valueLetters.contains(bytes[$0]) }) else {
      return (bytes.contains("G") ? "-G" : bytes.contains("I") ? "-I" : "-", nil)
    }
    return ("-" + String(decoding: [bytes[letter]], as: UTF8.self), letter + 1 < bytes.count ? letter + 1 : nil)
  }
}

/// The other tools.
extension ScriptRequestDraft {
  /// Parses `wget --method=PUT --body-data=BODY URL`.
  private mutating func parseWget(_ words: [ScriptWord]) {
    headers = []
    let options: Set = ["--method", "--body-data", "--post-data", "--header", "--body-file", "--post-file"]
    for case (let option, let value?) in Self.arguments(of: words, values: { options.contains($0) ? .one : .none }) {
      switch option {
      case nil: recordURL(value)
      case "--method": method = value.text
      case "--header": headers?.append(value.text)
      case "--body-data", "--post-data":
        if option == "--post-data" { impliedMethod = "POST" }
        recordBody(value, readsFiles: false)
      case "--body-file", "--post-file": hasExternalBody = true
      case .some: continue
      }
    }
  }

  /// Parses `http [--raw BODY] [METHOD] URL [ITEM…]`; a body that consists of items is not read.
  private mutating func parseHTTPie(_ words: [ScriptWord], input: MappedText?) {
    let options: Set = ["--raw", "--auth", "-a", "--output", "-o"]
    for case (let option, let value?) in Self.arguments(of: words, values: { options.contains($0) ? .one : .none }) {
      if option == "--raw" {
        recordBody(value, readsFiles: false)
      } else if option == nil, url == nil {
        if method == nil, value.text.bytes.allSatisfy(\.isLetter) { method = value.text } else { recordURL(value) }
      } else if option == nil, value.text.bytes.contains("="), body == nil {
        hasExternalBody = true
      }
    }
    body = body ?? input
    if body != nil || hasExternalBody { impliedMethod = "POST" }
  }

  /// Parses `armclient VERB URL [BODY]`.
  private mutating func parseARMClient(_ words: [ScriptWord], input: MappedText?) {
    let arguments = words.filter { $0.text.bytes.first != "-" }
    method = arguments.first?.text
    if arguments.count > 1 { recordURL(arguments[1]) }
    if arguments.count > 2 { recordBody(arguments[2], input: input, readsFiles: true) }
  }

  private mutating func parseAzRest(_ words: [ScriptWord]) {
    for case (let option?, let value?) in Self.arguments(of: words, values: { _ in .many }) {
      switch option {
      case "--method", "-m": method = method ?? value.text
      case "--url", "--uri", "-u": url = url ?? value.text
      case "--body", "-b": recordBody(value, readsFiles: true)
      case "--url-parameters", "--uri-parameters":
        let name = Array("api-version=".utf8)
        if value.text.bytes.starts(with: name) { apiVersion = value.from(name.count).text }
      default: continue
      }
    }
  }

  private mutating func parseInvoke(_ words: [ScriptWord]) {
    var resource = ScriptResource()
    var positional: MappedText?
    for case (let option, let value?) in Self.arguments(of: words, split: Self.parameter, values: { _ in .list }) {
      switch option {
      case nil: positional = positional ?? value.text
      case "-path", "-uri": url = url ?? value.text
      case "-method", "-custommethod": method = method ?? value.text
      case "-payload", "-body": recordBody(value, readsFiles: false)
      case "-infile": hasExternalBody = true
      case "-apiversion": apiVersion = apiVersion ?? value.text
      case let other?: resource.apply(other, value.text)
      }
    }
    url = url ?? resource.url ?? positional
  }

  /// PowerShell's parameter in a word such as `-Name` or `-Name:value`, in lower case.
  private static func parameter(_ word: ScriptWord) -> (option: String, valueStart: Int?)? {
    guard word.isUnquoted, word.text.bytes.dropFirst().first?.isLetter == true,
      let (name, valueStart) = option(in: word, endingAt: ":")
    else { return nil }
    return (name.lowercased(), valueStart)
  }
}

extension ScriptWord {
  /// The word without its first `count` bytes.
  func from(_ count: Int) -> ScriptWord {
    var rest = self
    rest.text = text.slice(count..<max(count, text.bytes.count))
    return rest
  }
}
