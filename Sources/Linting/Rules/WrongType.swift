internal import JSONText
internal import Swagger

/// Reports values of the wrong type.
///
/// The service converts strings that are exactly a number or Boolean, and rejects the rest.
struct WrongType: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    request.violations.compactMap { violation in
      guard case .wrongType(let expected, let conversion) = violation.fault, let node = request.body?[violation.pointer]
      else { return nil }
      return Finding(
        RuleID(104), conversion == nil ? .error : .warning, .wrongType(violation.pointer, expected, node),
        at: .value(violation.pointer),
        fix: conversion.map { Fix("set the value to \($0)", isSafe: true, .replaceValue(violation.pointer, with: $0)) })
    }
  }
}

extension Finding.Message {
  fileprivate static func wrongType(_ pointer: JSONPointer, _ expected: ValueType, _ found: JSONNode) -> Self {
    "\(pointer.phrase) must be \(expected.phrase), but is \(found.phrase)"
  }
}
