internal import JSONText
internal import Swagger

/// What a rule asks of a value, in the keywords of JSON Schema.
///
/// A keyword says nothing of values of other kinds than its own, as in JSON Schema: `minimum` holds for every string.
indirect enum Condition: Sendable, Equatable {
  /// `true` and `false`: anything is right, or nothing is.
  case constant(Bool)
  case type([ValueType])
  case scalar(ScalarCondition)
  /// `enum` and `const`.
  case values([ScalarValue], TextComparison)
  case required([String])
  /// `properties` and `additionalProperties`; nil where the latter isn't given.
  case members([Member], others: Condition?)
  case items(Condition)
  /// `minItems` and `maxItems`.
  case itemCount(ClosedRange<Int>)
  /// `minProperties` and `maxProperties`.
  case memberCount(ClosedRange<Int>)
  case not(Condition)
  case any([Condition])
  case all([Condition])
  case choice(if: Condition, then: Condition, else: Condition)

  /// One of `properties`.
  struct Member: Sendable, Equatable {
    let name: String
    let condition: Condition
  }
}

/// The keywords about one string or number.
struct ScalarCondition: ScalarKeywords, Sendable, Equatable {
  var judgedFormat: ValueFormat?
  var minimum: Double?
  var maximum: Double?
  var exclusiveMinimum: Double?
  var exclusiveMaximum: Double?
  var minLength: Int?
  var maxLength: Int?
  var compiledPattern: Pattern?
}

/// A value that `enum` and `const` may name.
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

  /// As messages write it.
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
  /// Letters of either case are equal.
  case caseless
  /// As Azure Resource Manager compares locations: without case and blanks.
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
