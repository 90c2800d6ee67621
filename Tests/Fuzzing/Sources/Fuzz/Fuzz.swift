#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What is fuzzed. Each case has a file that states what holds for every input.
enum FuzzTarget: String, CaseIterable {
  case places, repair, requests, addresses, globs, configuration, rules, swagger, fixes, server

  /// Checks an input; traps if something doesn't hold.
  func check(_ input: [UInt8]) {
    switch self {
    case .places: checkPlaces(input)
    case .repair: checkRepair(input)
    case .requests: checkRequests(input)
    case .addresses: checkAddresses(input)
    case .globs: checkGlobs(input)
    case .configuration: checkConfiguration(input)
    case .rules: checkRules(input)
    case .swagger: checkSwagger(input)
    case .fixes: checkFixes(input)
    case .server: checkServer(input)
    }
  }
}

/// The target that the environment names. Not an argument, since libFuzzer starts the program again with those it knows.
private let target = getenv("RPLINT_FUZZ").flatMap { FuzzTarget(rawValue: String(cString: $0)) }

/// Called by libFuzzer, which has the program's entry point; without a target, prints all of them.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(_: UnsafeMutableRawPointer, _: UnsafeMutableRawPointer) -> CInt {
  if target == nil {
    print(FuzzTarget.allCases.map(\.rawValue).joined(separator: "\n"))
    exit(0)
  }
  return 0
}

/// Called by libFuzzer with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func check(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  target?.check(Array(UnsafeBufferPointer(start: data, count: size)))
  return 0
}

/// Traps if a property doesn't hold; libFuzzer then keeps the input.
func expect(_ holds: Bool, _ property: @autoclosure () -> String) {
  guard !holds else { return }
  fatalError(property())
}

extension [UInt8] {
  /// The parts of an input before and after a line; all of it and nothing without such a line.
  func split(atLine line: String) -> (before: [UInt8], after: [UInt8]) {
    guard let range = firstRange(of: Array("\n\(line)\n".utf8)) else { return (self, []) }
    return (Array(self[..<range.lowerBound]), Array(self[range.upperBound...]))
  }

  /// The name of a file in the first line, and its contents in the others.
  var file: (name: String, contents: [UInt8]) {
    let end = firstIndex(of: UInt8(ascii: "\n")) ?? endIndex
    return (String(decoding: self[..<end], as: UTF8.self), Array(self[end...].dropFirst()))
  }
}
