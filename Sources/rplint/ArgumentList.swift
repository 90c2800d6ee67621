/// The command line, with a long run of paths at its end set apart.
///
/// The argument parser's time grows with the square of the number of paths. What stands at the end, does not start
/// with a dash and follows another such argument can only be a path, so the parser need not see it.
struct ArgumentList {
  /// What the parser sees.
  let parsed: [String]
  /// The paths behind it.
  let paths: [String]

  /// Shorter runs are left to the parser, so that its complaints about them are its own.
  private static let longRun = 32

  init(_ arguments: [String]) {
    let separator = arguments.firstIndex(of: "--")
    let run = separator.map { arguments.count - $0 - 1 } ?? arguments.reversed().prefix { !$0.hasPrefix("-") }.count
    guard run > Self.longRun else {
      parsed = arguments
      paths = []
      return
    }
    let kept = arguments.count - run + 2
    parsed = Array(arguments[..<kept])
    paths = Array(arguments[kept...])
  }
}
