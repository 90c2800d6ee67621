/// A number as JSON, JSON5 or a careless hand writes it.
struct LooseNumber {
  private var isNegative = false
  private var hasPlus = false
  private var isHexadecimal = false
  private var hasPoint = false
  private var whole: [UInt8] = []
  private var fraction: [UInt8] = []
  private var exponent: [UInt8]?

  /// Reads all of `bytes`; nil if they are no number at all.
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
    guard readDecimal(rest) else { return nil }
  }

  private mutating func readDecimal(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    whole = Self.digits(&rest)
    if rest.first == UInt8(ascii: ".") {
      hasPoint = true
      rest.removeFirst()
      fraction = Self.digits(&rest)
    }
    guard !whole.isEmpty || !fraction.isEmpty || (isNegative && rest.isEmpty && !hasPoint) else { return false }
    if let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") {
      rest.removeFirst()
      var sign: [UInt8] = []
      if let first = rest.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
        sign = [first]
        rest.removeFirst()
      }
      exponent = sign + Self.digits(&rest)
    }
    return rest.isEmpty
  }

  private static func digits(_ rest: inout ArraySlice<UInt8>) -> [UInt8] {
    let digits = rest.prefix(while: \.isDigit)
    rest = rest.dropFirst(digits.count)
    return Array(digits)
  }

  var meaning: BareWord {
    if let exponent, exponent.last?.isDigit != true { return .incomplete(mended: "null") }
    if whole.isEmpty, fraction.isEmpty { return .incomplete(mended: "null") }
    guard let mended, isHeld(mended) else { return .outOfRange }
    return cause.map { .looseNumber(mended: mended, cause: $0) } ?? .json
  }

  private var cause: String? {
    if isHexadecimal { return "hexadecimal number" }
    if hasPlus { return "number with a leading plus sign" }
    if whole.isEmpty { return "number without a digit before its point" }
    if hasPoint, fraction.isEmpty { return "number without a digit after its point" }
    return whole.count > 1 && whole.first == UInt8(ascii: "0") ? "number with leading zeros" : nil
  }

  /// The number as JSON writes it; nil for a hexadecimal one beyond Int64.
  private var mended: String? {
    let sign = isNegative ? "-" : ""
    if isHexadecimal { return Int64(sign + String(decoding: whole, as: UTF8.self), radix: 16).map { String($0) } }
    let digits = whole.drop { $0 == UInt8(ascii: "0") }
    var text = sign + (digits.isEmpty ? "0" : String(decoding: digits, as: UTF8.self))
    if !fraction.isEmpty { text += "." + String(decoding: fraction, as: UTF8.self) }
    if let exponent { text += "e" + String(decoding: exponent, as: UTF8.self) }
    return text
  }

  private func isHeld(_ text: String) -> Bool {
    fraction.isEmpty && exponent == nil ? Int64(text) != nil : Double(text)?.isFinite == true
  }
}
