internal import JSONText
internal import Swagger

/// The consistency mode that a restore point's body asks for.
struct ConsistencyMode {
  private static let pointer = JSONPointer(["properties", "consistencyMode"])

  let text: String

  var pointer: JSONPointer { Self.pointer }

  /// Whether a property of a definition is the mode.
  static func isProperty(_ name: String, of definition: String) -> Bool {
    definition == "RestorePointProperties" && name == pointer.last
  }

  /// The first api-version in whose swagger requests can set the mode.
  static let writableSince: APIVersion? = {
    let document = SwaggerDocument.bundled(.compute)
    guard let operation = document.operation(withID: OperationID.createRestorePoint) else { return nil }
    return document.versions(of: operation, withWritableMember: pointer.tokens).first
  }()

  /// Nil if the body specifies no mode, or a placeholder.
  init?(in request: RequestContext) {
    guard request.body(of: OperationID.createRestorePoint) != nil, let text = request.checkedString(at: Self.pointer)
    else {
      return nil
    }
    self.text = text
  }

  /// The first api-version with the mode, according to the documentation; nil if requests can't ask for it.
  var documentedSince: APIVersion? {
    ServiceFacts.bundled.requestModes.first { $0.name.isEqual(ignoringCase: text) }?.since
  }

  /// Whether the mode only appears in responses.
  var isResponseOnly: Bool { Self.isResponseOnly(text) }

  /// The values of the enumeration that a request may send.
  func values(of list: Enumeration) -> [String] { list.values.filter { !Self.isResponseOnly($0) } }

  private static func isResponseOnly(_ mode: String) -> Bool {
    ServiceFacts.bundled.responseModes.contains { $0.isEqual(ignoringCase: mode) }
  }
}
