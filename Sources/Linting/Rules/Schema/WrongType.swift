internal import JSONText
internal import Swagger

/// Reports values of the wrong type.
///
/// The service converts strings that are exactly a number or Boolean, and rejects the rest.
struct WrongType: Rule {
  static let id = RuleID(104)
  static let precondition = RulePrecondition.violations

  func findings(in request: RequestContext) -> [Finding] {
    request.violations.compactMap { violation in
      guard case .wrongType(let expected, let found, let conversion) = violation.fault else { return nil }
      return Finding(
        Self.id, conversion == nil ? .error : .warning, .wrongType(violation.pointer, expected, found),
        at: .value(violation.pointer),
        fix: conversion.map { Fix("set the value to \($0)", isSafe: true, .replaceValue(violation.pointer, with: $0)) })
    }
  }
}

extension Finding.Message {
  fileprivate static func wrongType(_ pointer: JSONPointer, _ expected: ValueType, _ found: String) -> Self {
    "\(pointer.phrase) must be \(expected.phrase), but is \(found)"
  }
}
