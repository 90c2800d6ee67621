internal import JSONText
internal import Swagger

/// An answer has a member, a type or a listed value that its api-version's swagger doesn't have.
///
/// The service is right and the swagger behind, or the answer was edited or belongs to another api-version.
struct UnexpectedInAnswer: AnswerRule {
  func findings(in answer: AnswerContext) -> [Finding] {
    guard let schema = answer.schema, let version = answer.asked.effectiveVersion else { return [] }
    let departures = AnswerWalk.departures(of: answer.root, from: schema, isOpaque: answer.isOpaque)
    return departures.map { Self.finding(for: $0, version) }
  }

  private static func finding(for departure: AnswerWalk.Departure, _ version: APIVersion) -> Finding {
    let pointer = departure.pointer
    let name = pointer.last ?? "the answer"
    let rule = RuleID(501)
    return switch departure.fault {
    case .unknownMember(let name):
      Finding(rule, .info, "the swagger of \(version) has no '\(name)' here in an answer", at: .key(pointer))
    case .wrongType(let expected, let found):
      Finding(
        rule, .info, "the swagger of \(version) has \(expected.phrase) as '\(name)' in an answer, not \(found)",
        at: .value(pointer))
    case .unlistedValue(let value):
      Finding(
        rule, .info, "the swagger of \(version) doesn't list '\(value)' for '\(name)' in an answer", at: .value(pointer)
      )
    }
  }
}
