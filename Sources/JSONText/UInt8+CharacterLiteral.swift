/// An ASCII character in a literal is its byte, as in `byte == "{"`.
extension UInt8: @retroactive ExpressibleByUnicodeScalarLiteral {
  @inlinable
  public init(unicodeScalarLiteral value: Unicode.Scalar) {
    self.init(ascii: value)
  }
}
