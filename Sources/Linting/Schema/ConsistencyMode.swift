internal import JSONText
internal import Swagger

/// The consistency mode that a restore point's body asks for.
struct ConsistencyMode {
  private static let pointer = JSONPointer(["properties", "consistencyMode"])

  let text: String

  var pointer: JSONPointer { Self.pointer }

  /// The first api-version with crash consistency, according to the documentation.
  static let crashConsistencyDocumented = APIVersion("2021-07-01")
  /// The first api-version in whose swagger the property is writable.
  static let writable = APIVersion("2022-03-01")

  /// Nil if the body specifies no mode, or a placeholder.
  init?(in request: RequestContext) {
    guard request.body(of: OperationID.createRestorePoint) != nil, let text = request.checkedString(at: Self.pointer) else {
      return nil
    }
    self.text = text
  }

  var isCrashConsistent: Bool { text.lowercased() == "crashconsistent" }

  /// Whether the mode only appears in responses.
  var isResponseOnly: Bool { Self.isResponseOnly(text) }

  /// The values of the enumeration that a request may send.
  func values(of list: Enumeration) -> [String] { list.values.filter { !Self.isResponseOnly($0) } }

  private static func isResponseOnly(_ mode: String) -> Bool {
    ["applicationconsistent", "filesystemconsistent"].contains(mode.lowercased())
  }
}
