internal import JSONText
internal import Swagger

extension Condition {
  /// What the condition expects instead of a value that violates it, for messages.
  func expectation(of node: JSONNode) -> String {
    switch self {
    case .constant: "left out"
    case .type(let types): types.map(\.phrase).joined(separator: " or ")
    case .scalar(let scalar): scalar.expectation(violatedBy: node) ?? "another value"
    case .values(let values, _):
      values.count == 1 ? values[0].text : "one of \(values.map(\.text).joined(separator: ", "))"
    case .required(let names): "an object with \(names.map { "'\($0)'" }.joined(separator: " and "))"
    case .itemCount(let range): "an array of \(range.phrase("item"))"
    case .memberCount(let range): "an object of \(range.phrase("member"))"
    case .not(.values(let values, _)): "none of \(values.map(\.text).joined(separator: ", "))"
    case .members, .items, .not, .any, .all, .choice: "another value"
    }
  }
}

extension ClosedRange<Int> {
  fileprivate func phrase(_ noun: String) -> String {
    switch (lowerBound, upperBound) {
    case (let minimum, .max): "at least \(pluralized(minimum, noun))"
    case (0, let maximum): "at most \(pluralized(maximum, noun))"
    case (let minimum, let maximum): "\(minimum) to \(maximum) \(noun)s"
    }
  }
}
