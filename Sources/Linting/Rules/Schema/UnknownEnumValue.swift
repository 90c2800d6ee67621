internal import JSONText
internal import Requests
internal import Swagger

/// Reports values that are not in the property's enumeration.
///
/// The service ignores their case, so the wrong case is only a warning.
struct UnknownEnumValue: Rule {
  static let id = RuleID(105)

  func findings(in request: RequestContext) -> [Finding] {
    request.violations.compactMap { finding($0, in: request) } + modeFindings(in: request) + expandFindings(in: request)
  }

  private func finding(_ violation: Violation, in request: RequestContext) -> Finding? {
    guard case .unknownValue(let text, let list) = violation.fault else { return nil }
    if let value = list.values.first(where: { $0.lowercased() == text.lowercased() }) {
      return Finding(
        Self.id, .warning, .wrongCase(text, value), at: .value(violation.pointer),
        fix: Fix("set the value to '\(value)'", isSafe: true, .replaceValue(violation.pointer, with: "\"\(value)\"")))
    }
    let mode = ConsistencyMode(in: request)
    let values = mode?.pointer == violation.pointer ? mode?.values(of: list) : nil
    return Finding(
      Self.id, request.version.isNewer ? .info : .error, .unknown(text, values ?? list.values),
      at: .value(violation.pointer))
  }

  /// The enumeration of consistency modes also lists those that a request can't ask for.
  private func modeFindings(in request: RequestContext) -> [Finding] {
    guard let mode = ConsistencyMode(in: request), mode.isResponseOnly,
      let list = request.bodySchema?.property("properties")?.schema.property("consistencyMode"), !list.isReadOnly,
      let values = list.schema.enumeration, values.values.contains(mode.text)
    else { return [] }
    return [Finding(Self.id, .error, .unknown(mode.text, mode.values(of: values)), at: .value(mode.pointer))]
  }

  private func expandFindings(in request: RequestContext) -> [Finding] {
    guard let item = request.url?.item("$expand"), !item.value.isEmpty, !request.isUnresolved(item.value),
      let values = request.operation?.queryParameters.first(where: { $0.name == "$expand" })?.values,
      !values.contains(where: { $0.text.lowercased() == item.decodedValue.lowercased() })
    else { return [] }
    return [Finding(Self.id, .error, .unknown(item.decodedValue, values.map(\.text)), at: .url(item.valueRange))]
  }
}

extension Finding.Message {
  fileprivate static func wrongCase(_ text: String, _ value: String) -> Self {
    "'\(text)' is in the wrong case; expected '\(value)'"
  }

  fileprivate static func unknown(_ text: String, _ values: [String]) -> Self {
    let list = values.map { "'\($0)'" }.joined(separator: ", ")
    guard values.count > 1 else { return "'\(text)' is not allowed here; the only allowed value is \(list)" }
    guard let nearest = values.nearest(to: text) else { return "'\(text)' is not one of the allowed values \(list)" }
    return "'\(text)' is not one of the allowed values \(list); did you mean '\(nearest)'?"
  }
}
