internal import JSONText
internal import Swagger

/// The keywords of JSON Schema that constrain a single string or number.
///
/// Swagger schemas and rule conditions share them, and this protocol checks them for both.
protocol ScalarKeywords {
  /// The format, if it is one that is checked.
  var checkedFormat: ValueFormat? { get }
  var minimum: Double? { get }
  var maximum: Double? { get }
  var exclusiveMinimum: Double? { get }
  var exclusiveMaximum: Double? { get }
  /// In Unicode scalars.
  var minLength: Int? { get }
  /// In Unicode scalars.
  var maxLength: Int? { get }
  var compiledPattern: Pattern? { get }
}

extension ScalarKeywords {
  /// What the keywords expect, if a value violates them; nil if it satisfies them or they don't apply to its type.
  func expectation(violatedBy node: JSONNode) -> String? {
    if let expectation = checkedFormat?.expectation(violatedBy: node) { return expectation }
    switch node.kind {
    case .integer, .real: return node.number.flatMap(violatedBound)
    case .string: return violatedTextKeyword(node)
    case .object, .array, .boolean, .null: return nil
    }
  }

  private func violatedBound(_ number: Double) -> String? {
    if let minimum, number < minimum { return "a number of at least \(numberText(minimum))" }
    if let maximum, number > maximum { return "a number of at most \(numberText(maximum))" }
    if let exclusiveMinimum, number <= exclusiveMinimum {
      return "a number greater than \(numberText(exclusiveMinimum))"
    }
    if let exclusiveMaximum, number >= exclusiveMaximum { return "a number less than \(numberText(exclusiveMaximum))" }
    return nil
  }

  private func violatedTextKeyword(_ node: JSONNode) -> String? {
    if minLength == nil, maxLength == nil, compiledPattern == nil { return nil }
    guard let text = node.string else { return nil }
    let length = text.unicodeScalars.count
    if let minLength, length < minLength { return "a string of at least \(minLength) characters" }
    if let maxLength, length > maxLength { return "a string of at most \(maxLength) characters" }
    if let compiledPattern, !compiledPattern.matches(text) { return "a string that matches \(compiledPattern.text)" }
    return nil
  }
}

/// Formats a number, without a fraction if it is an integer.
func numberText(_ number: Double) -> String {
  Int64(exactly: number).map(String.init) ?? String(number)
}

extension Schema: ScalarKeywords {
  /// Resource IDs and locations are checked by rules of their own.
  var checkedFormat: ValueFormat? {
    guard let format = format.flatMap(ValueFormat.init) else { return nil }
    switch format {
    case .int32, .uri, .uuid, .dateTime: return format
    case .location, .armID: return nil
    }
  }

  var exclusiveMinimum: Double? { nil }
  var exclusiveMaximum: Double? { nil }
  /// Not checked: the swagger's patterns are for names in the URL.
  var compiledPattern: Pattern? { nil }
}
