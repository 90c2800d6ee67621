internal import ArgumentParser

/// A size in bytes, written as a number with an optional unit: K, M or G, in powers of 1024.
struct ByteCount: ExpressibleByArgument {
  let bytes: Int

  init?(argument: String) {
    let shift: Int? =
      switch argument.utf8.last {
      case UInt8(ascii: "K"), UInt8(ascii: "k"): 10
      case UInt8(ascii: "M"), UInt8(ascii: "m"): 20
      case UInt8(ascii: "G"), UInt8(ascii: "g"): 30
      default: nil
      }
    let digits = shift == nil ? argument[...] : argument.dropLast()
    guard let number = Int(digits), number > 0 else { return nil }
    let (bytes, isTooLarge) = number.multipliedReportingOverflow(by: 1 << (shift ?? 0))
    guard !isTooLarge else { return nil }
    self.bytes = bytes
  }
}
