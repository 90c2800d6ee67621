internal import JSONText
internal import Swagger

/// A value has the type that the schema asks for.
///
/// The service converts a string that holds exactly the number or truth value, and refuses the rest.
struct WrongType: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    request.violations.compactMap { violation in
      guard case .wrongType(let expected, let conversion) = violation.fault, let node = request.body?[violation.pointer]
      else { return nil }
      return Finding(
        RuleID(104), conversion == nil ? .error : .warning, .wrong(violation.pointer, expected, node),
        at: .value(violation.pointer),
        fix: conversion.map { Fix("write \($0)", isSafe: true, .replaceValue(violation.pointer, with: $0)) })
    }
  }
}

extension Finding.Message {
  fileprivate static func wrong(_ pointer: JSONPointer, _ expected: ValueType, _ found: JSONNode) -> Self {
    "\(pointer.phrase) must be \(expected.phrase), and this is \(found.phrase)"
  }
}
