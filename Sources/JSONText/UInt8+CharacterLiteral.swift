// The conformance can't clash with another one: no library that the program links declares it.
// swift-format-ignore: AvoidRetroactiveConformances
/// An ASCII character in a literal is its byte, as in `byte == "{"`.
extension UInt8: @retroactive ExpressibleByUnicodeScalarLiteral {
  @inlinable
  public init(unicodeScalarLiteral value: Unicode.Scalar) {
    self.init(ascii: value)
  }
}
