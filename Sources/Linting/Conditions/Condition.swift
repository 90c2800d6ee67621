internal import JSONText
internal import Swagger

/// What a rule requires of a value, in the keywords of JSON Schema.
///
/// As in JSON Schema, a keyword ignores values of types that it doesn't apply to: every string satisfies `minimum`.
indirect enum Condition: Sendable, Equatable {
  /// `true` and `false`: any value, or none.
  case constant(Bool)
  case type([ValueType])
  case scalar(ScalarCondition)
  /// `enum` and `const`.
  case values([ScalarValue], TextComparison)
  case required([String])
  /// `properties` and `additionalProperties`; `additional` is nil without the latter.
  case members([Member], additional: Condition?)
  case items(Condition)
  /// `minItems` and `maxItems`.
  case itemCount(ClosedRange<Int>)
  /// `minProperties` and `maxProperties`.
  case memberCount(ClosedRange<Int>)
  case not(Condition)
  /// `anyOf`.
  case any([Condition])
  /// `allOf`.
  case all([Condition])
  /// `if`, `then` and `else`.
  case choice(if: Condition, then: Condition, else: Condition)

  /// One of `properties`.
  struct Member: Sendable, Equatable {
    let name: String
    let condition: Condition
  }
}

/// The keywords for a string or a number.
struct ScalarCondition: ScalarKeywords, Sendable, Equatable {
  var checkedFormat: ValueFormat?
  var minimum: Double?
  var maximum: Double?
  var exclusiveMinimum: Double?
  var exclusiveMaximum: Double?
  var minLength: Int?
  var maxLength: Int?
  var compiledPattern: Pattern?
}

/// A value that `enum` and `const` can list.
enum ScalarValue: Sendable, Equatable {
  case string(String)
  case number(Double)
  case boolean(Bool)

  init?(_ node: JSONNode) {
    if let text = node.string {
      self = .string(text)
    } else if let number = node.number {
      self = .number(number)
    } else if let boolean = node.boolean {
      self = .boolean(boolean)
    } else {
      return nil
    }
  }

  var json: String {
    if case .string(let text) = self { jsonString(text) } else { text }
  }

  /// The value without quotes.
  var shown: String {
    if case .string(let text) = self { text } else { text }
  }

  /// The value as shown in messages.
  var text: String {
    switch self {
    case .string(let text): "'\(text)'"
    case .number(let number): numberText(number)
    case .boolean(let boolean): String(boolean)
    }
  }
}

/// How strings are compared.
enum TextComparison: Sendable, Equatable {
  case exact
  /// Ignores case.
  case caseless
  /// Ignores case and spaces, as Azure Resource Manager does for locations.
  case location

  func isEqual(_ left: ScalarValue, _ right: ScalarValue) -> Bool {
    guard case .string(let one) = left, case .string(let other) = right else { return left == right }
    return switch self {
    case .exact: one == other
    case .caseless: one.lowercased() == other.lowercased()
    case .location: Regions.programmaticName(one) == Regions.programmaticName(other)
    }
  }
}
