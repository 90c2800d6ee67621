internal import JSONText
internal import Swagger

/// The consistency mode that a restore point's body asks for.
struct ConsistencyMode {
  let pointer = JSONPointer(["properties", "consistencyMode"])
  let text: String
  private let gate: APIVersion?

  /// The first api-version with crash consistency, according to the documentation.
  static let crashConsistencyDocumented = APIVersion("2021-07-01")
  /// The first api-version in whose swagger the property is writable.
  static let writable = APIVersion("2022-03-01")

  /// Nil if the body specifies no mode, or a placeholder.
  init?(in request: RequestContext) {
    guard request.body(of: "RestorePoints_Create") != nil, let text = request.checkedString(at: pointer) else {
      return nil
    }
    self.text = text
    gate = request.version.gate
  }

  var isCrashConsistent: Bool { text.lowercased() == "crashconsistent" }

  /// Whether the mode only appears in responses.
  var isResponseOnly: Bool { Self.isResponseOnly(text) }

  /// The values of the enumeration at `pointer` that a request may send.
  func values(of list: Enumeration, at pointer: JSONPointer) -> [String] {
    pointer == self.pointer ? list.values.filter { !Self.isResponseOnly($0) } : list.values
  }

  private static func isResponseOnly(_ mode: String) -> Bool {
    ["applicationconsistent", "filesystemconsistent"].contains(mode.lowercased())
  }

  /// Whether RP305 or RP405 reports the mode at `pointer`, so that the read-only and enum rules don't.
  func isReported(at pointer: JSONPointer) -> Bool {
    guard pointer == self.pointer else { return false }
    if isResponseOnly { return true }
    guard let gate, let writable = Self.writable else { return false }
    return isCrashConsistent && gate < writable
  }
}
