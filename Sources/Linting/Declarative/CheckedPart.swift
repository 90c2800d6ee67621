/// What a declarative rule checks.
enum CheckedPart: String, Sendable, CaseIterable {
  /// The request's body.
  case body
  /// The parts of the URL, or the names of a template's resource.
  case url
  /// The request's headers.
  case header
  /// The body of a saved response.
  case response
  /// What the run does with the request's collection and restore point.
  case run

  /// Whether this is a part of every request, rather than of a response or a run.
  var isOfRequest: Bool {
    switch self {
    case .body, .url, .header: true
    case .response, .run: false
    }
  }

  /// Whether a rule without operations checks the requests of all of them.
  var isCommonToOperations: Bool {
    switch self {
    case .url, .header: true
    case .body, .response, .run: false
    }
  }

  /// The names that a pointer into the part may start with; nil for any.
  var names: [String]? {
    switch self {
    case .url: AddressPart.allCases.map(\.rawValue)
    case .run: RunFacts.Name.allCases.map(\.rawValue)
    case .body, .header, .response: nil
    }
  }

  /// The whole part in messages.
  var phrase: String {
    switch self {
    case .body: "the body"
    case .url: "the URL"
    case .header: "the headers"
    case .response: "the response"
    case .run: "the run"
    }
  }
}
