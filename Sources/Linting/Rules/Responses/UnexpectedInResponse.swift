internal import JSONText
internal import Swagger

/// Reports members, types and values in responses that the api-version's swagger doesn't have.
///
/// Either the service is ahead of the swagger, or the response was edited or belongs to another api-version.
struct UnexpectedInResponse: ResponseRule {
  static let id = RuleID(501)

  func findings(in response: ResponseContext) -> [Finding] {
    guard let schema = response.schema, let version = response.request.effectiveVersion else { return [] }
    let violations = ResponseWalk.violations(of: response.root, from: schema, isUnresolved: response.isUnresolved)
    return violations.map { Self.finding(for: $0, version) }
  }

  private static func finding(for violation: ResponseWalk.Violation, _ version: APIVersion) -> Finding {
    let pointer = violation.pointer
    let anchor: Finding.Anchor =
      switch violation.fault {
      case .unknownMember: .key(pointer)
      case .wrongType, .unknownValue: .value(pointer)
      }
    return Finding(Self.id, .info, .unexpected(violation.fault, at: pointer, version), at: anchor)
  }
}

extension Finding.Message {
  fileprivate static func unexpected(
    _ fault: ResponseWalk.Violation.Fault, at pointer: JSONPointer, _ version: APIVersion
  ) -> Self {
    let name = pointer.last.map { "'\($0)'" } ?? "the response"
    return switch fault {
    case .unknownMember: "\(name) is not in the swagger of api-version \(version)"
    case .wrongType(let expected, let found):
      "\(name) is \(found), but \(expected.phrase) in the swagger of api-version \(version)"
    case .unknownValue(let value): "'\(value)' is not a value of \(name) in the swagger of api-version \(version)"
    }
  }
}
