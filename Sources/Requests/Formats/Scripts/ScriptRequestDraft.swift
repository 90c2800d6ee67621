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

extension ScriptRequestDraft {
  private static let methodOptions: Set<String> = ["-X", "--request"]
  private static let urlOptions: Set<String> = ["--url"]
  private static let bodyOptions: Set<String> = [
    "-d", "--data", "--data-ascii", "--data-binary", "--data-raw", "--data-urlencode", "--json",
  ]

  /// curl's short options that take a value.
  private static let valueLetters: Set<UInt8> = Set("AbcCdDeEFHKmoPQrtTuUwxXyYz".utf8)

  /// curl's long options without a value that often precede a URL.
  private static let flags: Set<String> = [
    "--anyauth", "--basic", "--compressed", "--digest", "--fail", "--fail-with-body", "--get", "--globoff", "--head",
    "--http1.0", "--http1.1", "--http2", "--include", "--insecure", "--ipv4", "--ipv6", "--location",
    "--location-trusted", "--negotiate", "--no-buffer", "--no-progress-meter", "--ntlm", "--parallel", "--progress-bar",
    "--remote-name", "--show-error", "--silent", "--ssl-reqd", "--tlsv1.2", "--tlsv1.3", "--trace-time", "--verbose",
  ]

  private mutating func parseCurl(_ words: [ScriptWord], input: MappedText?) {
    headers = []
    var isGet = false
    var index = 0
    while index < words.count {
      let word = words[index]
      index += 1
      let option = Self.curlOption(word)
      if option.isFlag {
        isGet = isGet || option.name == "-G" || option.name == "--get"
        if option.name == "-I" || option.name == "--head" { impliedMethod = "HEAD" }
        continue
      }
      guard let name = option.name else {
        recordURL(word)
        continue
      }
      var value = option.value
      if value == nil, index < words.count {
        value = words[index]
        index += 1
      }
      if let value { applyCurlOption(name, value, input: input) }
    }
    if isGet { impliedMethod = "GET" }
  }

  /// The option that a word specifies, and its value if that is part of the same word.
  private static func curlOption(_ word: ScriptWord) -> (name: String?, value: ScriptWord?, isFlag: Bool) {
    let bytes = word.text.bytes
    guard bytes.count > 1, bytes[0] == "-" else { return (nil, nil, false) }
    if bytes[1] == "-" {
      let end = bytes.firstIndex(of: "=") ?? bytes.count
      let name = String(decoding: bytes[..<end], as: UTF8.self)
      if end < bytes.count { return (name, word.from(end + 1), false) }
      return (name, nil, flags.contains(name) || name.hasPrefix("--no-"))
    }
    guard let letter = bytes.indices.dropFirst().first(where: { valueLetters.contains(bytes[$0]) }) else {
      let flag = bytes.contains("G") ? "-G" : bytes.contains("I") ? "-I" : nil
      return (flag, nil, true)
    }
    let name = "-" + String(decoding: [bytes[letter]], as: UTF8.self)
    return (name, letter + 1 < bytes.count ? word.from(letter + 1) : nil, false)
  }

  private mutating func applyCurlOption(_ name: String, _ value: ScriptWord, input: MappedText?) {
    switch name {
    case _ where Self.methodOptions.contains(name): method = value.text
    case _ where Self.urlOptions.contains(name): recordURL(value)
    case "-H", "--header": headers?.append(value.text)
    case "-T", "--upload-file":
      impliedMethod = "PUT"
      hasExternalBody = true
    case _ where Self.bodyOptions.contains(name):
      impliedMethod = "POST"
      recordBody(value, input: input, readsFiles: name != "--data-raw")
    default: return
    }
  }

  /// Records a URL, replacing an earlier one that doesn't mention restore points.
  mutating func recordURL(_ word: ScriptWord) {
    guard !isRelevant else { return }
    url = word.text
  }

  mutating func recordBody(_ word: ScriptWord, input: MappedText?, readsFiles: Bool) {
    guard body == nil else { return }
    if word.isUnknown {
      hasExternalBody = true
      return
    }
    guard readsFiles, word.text.bytes.first == "@" else {
      body = word.text
      return
    }
    if let input, word.text.bytes.dropFirst().elementsEqual("-".utf8) {
      body = input
    } else {
      hasExternalBody = true
    }
  }
}

extension ScriptRequestDraft {
  private mutating func parseAzRest(_ words: [ScriptWord]) {
    var index = 0
    var option = ""
    while index < words.count {
      var value = words[index]
      index += 1
      if value.text.bytes.first == "-", value.text.bytes.count > 1 {
        let end = value.text.bytes.firstIndex(of: "=") ?? value.text.bytes.count
        option = String(decoding: value.text.bytes[..<end], as: UTF8.self)
        guard end < value.text.bytes.count else { continue }
        value = value.from(end + 1)
      }
      applyAzRestOption(option, value)
    }
  }

  private mutating func applyAzRestOption(_ option: String, _ value: ScriptWord) {
    switch option {
    case "--method", "-m": method = method ?? value.text
    case "--url", "--uri", "-u": url = url ?? value.text
    case "--body", "-b": recordBody(value, input: nil, readsFiles: true)
    case "--url-parameters", "--uri-parameters":
      let name = Array("api-version=".utf8)
      if value.text.bytes.starts(with: name) { apiVersion = value.from(name.count).text }
    default: return
    }
  }

  private mutating func parseInvoke(_ words: [ScriptWord]) {
    var option = ""
    var resource = ScriptResource()
    for word in words {
      let bytes = word.text.bytes
      if word.isUnquoted, bytes.count > 1, bytes[0] == "-", bytes[1].isASCIILetter {
        let colon = bytes.firstIndex(of: ":")
        option = String(decoding: bytes[..<(colon ?? bytes.count)], as: UTF8.self).lowercased()
        if let colon, colon + 1 < bytes.count { applyInvokeOption(option, word.from(colon + 1), &resource) }
      } else {
        applyInvokeOption(option.isEmpty ? "-uri" : option, word, &resource)
        if bytes.last != "," { option = "-" }
      }
    }
    url = url ?? resource.url
  }

  private mutating func applyInvokeOption(_ option: String, _ value: ScriptWord, _ resource: inout ScriptResource) {
    switch option {
    case "-path", "-uri": url = url ?? value.text
    case "-method", "-custommethod": method = method ?? value.text
    case "-payload", "-body": recordBody(value, input: nil, readsFiles: false)
    case "-infile": hasExternalBody = true
    case "-apiversion": apiVersion = apiVersion ?? value.text
    default: resource.apply(option, value.text)
    }
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
