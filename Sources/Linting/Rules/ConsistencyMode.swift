internal import JSONText
internal import Swagger

/// The consistency mode that a restore point's body asks for.
struct ConsistencyMode {
  let pointer = JSONPointer(["properties", "consistencyMode"])
  let text: String
  private let gate: APIVersion?

  /// The first api-version that the documentation names for crash consistency.
  static let crashConsistencyDocumented = APIVersion("2021-07-01")
  /// The first api-version whose swagger lets a request send the property.
  static let writable = APIVersion("2022-03-01")

  /// Nil where the body asks for none, or leaves it to a placeholder.
  init?(in request: RequestContext) {
    guard request.body(of: "RestorePoints_Create") != nil, let text = request.judgedString(at: pointer) else {
      return nil
    }
    self.text = text
    gate = request.version.gate
  }

  var isCrashConsistent: Bool { text.lowercased() == "crashconsistent" }

  /// Whether the mode is one that only answers have.
  var isAnswerOnly: Bool { Self.isAnswerOnly(text) }

  /// The values of the list at `place` that a request may send.
  func values(of list: Enumeration, at place: JSONPointer) -> [String] {
    place == pointer ? list.values.filter { !Self.isAnswerOnly($0) } : list.values
  }

  private static func isAnswerOnly(_ mode: String) -> Bool {
    ["applicationconsistent", "filesystemconsistent"].contains(mode.lowercased())
  }

  /// Whether a rule of its own speaks of the mode at `place`, so that the read-only and enum rules don't.
  func isReported(at place: JSONPointer) -> Bool {
    guard place == pointer else { return false }
    if isAnswerOnly { return true }
    guard let gate, let writable = Self.writable else { return false }
    return isCrashConsistent && gate < writable
  }
}
