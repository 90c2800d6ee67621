/// A number in JSON notation, JSON5 notation, or with a common mistake.
struct LooseNumber {
  /// Why JSON doesn't allow a number.
  enum Fault {
    case hexadecimal
    case plusSign
    case noDigitBeforePoint
    case noDigitAfterPoint
    case leadingZeros

    var phrase: String {
      switch self {
      case .hexadecimal: "hexadecimal number"
      case .plusSign: "number with a leading plus sign"
      case .noDigitBeforePoint: "number without a digit before the decimal point"
      case .noDigitAfterPoint: "number without a digit after the decimal point"
      case .leadingZeros: "number with leading zeros"
      }
    }
  }

  private var isNegative = false
  private var hasPlus = false
  private var isHexadecimal = false
  private var hasPoint = false
  private var whole: [UInt8] = []
  private var fraction: [UInt8] = []
  private var exponent: [UInt8]?

  /// Parses all of `bytes`; nil if they are not a number.
  init?(_ bytes: some Collection<UInt8>) {
    var rest = Array(bytes)[...]
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      hasPlus = !isNegative
      rest.removeFirst()
    }
    if rest.count > 2, rest.first == UInt8(ascii: "0"), rest[rest.startIndex + 1] | 0x20 == UInt8(ascii: "x") {
      isHexadecimal = true
      whole = Array(rest.dropFirst(2))
      guard whole.allSatisfy(\.isHexDigit) else { return nil }
      return
    }
    guard parseDecimal(rest) else { return nil }
  }

  private mutating func parseDecimal(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    whole = Self.consumeDigits(&rest)
    if rest.first == UInt8(ascii: ".") {
      hasPoint = true
      rest.removeFirst()
      fraction = Self.consumeDigits(&rest)
    }
    guard !whole.isEmpty || !fraction.isEmpty || (isNegative && rest.isEmpty && !hasPoint) else { return false }
    if let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") {
      rest.removeFirst()
      var sign: [UInt8] = []
      if let first = rest.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
        sign = [first]
        rest.removeFirst()
      }
      exponent = sign + Self.consumeDigits(&rest)
    }
    return rest.isEmpty
  }

  private static func consumeDigits(_ rest: inout ArraySlice<UInt8>) -> [UInt8] {
    let digits = rest.prefix(while: \.isDigit)
    rest = rest.dropFirst(digits.count)
    return Array(digits)
  }

  /// How the number reads as a bare word.
  var bareWord: BareWord {
    if let exponent, exponent.last?.isDigit != true { return .incomplete(replacement: "null") }
    if whole.isEmpty, fraction.isEmpty { return .incomplete(replacement: "null") }
    guard let normalized, isRepresentable(normalized) else { return .outOfRange }
    return fault.map { .looseNumber(replacement: normalized, $0) } ?? .json
  }

  /// Nil if JSON allows the number.
  private var fault: Fault? {
    if isHexadecimal { return .hexadecimal }
    if hasPlus { return .plusSign }
    if whole.isEmpty { return .noDigitBeforePoint }
    if hasPoint, fraction.isEmpty { return .noDigitAfterPoint }
    return whole.count > 1 && whole.first == UInt8(ascii: "0") ? .leadingZeros : nil
  }

  /// The number in JSON notation; nil for a hexadecimal one beyond Int64.
  private var normalized: String? {
    let sign = isNegative ? "-" : ""
    if isHexadecimal { return Int64(sign + String(decoding: whole, as: UTF8.self), radix: 16).map { String($0) } }
    let digits = whole.drop { $0 == UInt8(ascii: "0") }
    var text = sign + (digits.isEmpty ? "0" : String(decoding: digits, as: UTF8.self))
    if !fraction.isEmpty { text += "." + String(decoding: fraction, as: UTF8.self) }
    if let exponent { text += "e" + String(decoding: exponent, as: UTF8.self) }
    return text
  }

  private func isRepresentable(_ text: String) -> Bool {
    fraction.isEmpty && exponent == nil ? Int64(text) != nil : Double(text)?.isFinite == true
  }
}
