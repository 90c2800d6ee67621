internal import JSONText
internal import Swagger

/// The keywords of JSON Schema that judge one string or number.
///
/// Schemas of the swagger and conditions of rules both have them; they are judged here for both.
protocol ScalarKeywords {
  /// The format, if it is one to be judged.
  var judgedFormat: ValueFormat? { get }
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
  /// What the keywords expect, if a value breaks them; nil if it keeps them or is of a type that they don't judge.
  func expectation(brokenBy node: JSONNode) -> String? {
    if let broken = judgedFormat?.expectation(brokenBy: node) { return broken }
    switch node.kind {
    case .integer, .real: return node.number.flatMap(brokenBound)
    case .string: return brokenText(node)
    case .object, .array, .boolean, .null: return nil
    }
  }

  private func brokenBound(_ number: Double) -> String? {
    if let minimum, number < minimum { return "a number not below \(numberText(minimum))" }
    if let maximum, number > maximum { return "a number not above \(numberText(maximum))" }
    if let exclusiveMinimum, number <= exclusiveMinimum { return "a number above \(numberText(exclusiveMinimum))" }
    if let exclusiveMaximum, number >= exclusiveMaximum { return "a number below \(numberText(exclusiveMaximum))" }
    return nil
  }

  private func brokenText(_ node: JSONNode) -> String? {
    if minLength == nil, maxLength == nil, compiledPattern == nil { return nil }
    guard let text = node.string else { return nil }
    let length = text.unicodeScalars.count
    if let minLength, length < minLength { return "a text of at least \(minLength) characters" }
    if let maxLength, length > maxLength { return "a text of at most \(maxLength) characters" }
    if let compiledPattern, !compiledPattern.matches(text) { return "a text that matches \(compiledPattern.text)" }
    return nil
  }
}

/// A number without a fraction where it has none.
func numberText(_ number: Double) -> String {
  Int64(exactly: number).map(String.init) ?? String(number)
}

extension Schema: ScalarKeywords {
  /// Resource ids and locations have rules of their own.
  var judgedFormat: ValueFormat? {
    guard let format = format.flatMap(ValueFormat.init) else { return nil }
    switch format {
    case .int32, .uri, .uuid, .dateTime: return format
    case .location, .armID: return nil
    }
  }

  var exclusiveMinimum: Double? { nil }
  var exclusiveMaximum: Double? { nil }
  /// Not judged: the swagger's patterns are those of names in the URL.
  var compiledPattern: Pattern? { nil }
}
