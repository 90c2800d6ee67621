internal import JSONText
internal import Platform

/// The command line, split into the arguments to parse and a long list of trailing paths.
///
/// The argument parser takes time quadratic in the number of paths. A trailing argument that doesn't start with a dash
/// and follows another one like it can only be a path, so it need not be parsed.
struct ArgumentList {
  /// The arguments to parse.
  let parsed: [String]
  /// The paths after them.
  let paths: [String]

  /// The arguments of the program; bytes that aren't UTF-8 are kept, since paths may have them.
  static var commandLine: [String] {
    (1..<max(1, Int(CommandLine.argc))).compactMap { index in
      unsafe CommandLine.unsafeArgv[index].map { argument in
        unsafe PathText.text(of: UnsafeRawBufferPointer(start: argument, count: strlen(argument)))
      }
    }
  }

  /// Shorter lists are left to the parser, so that errors in them get its usual messages.
  private static let maximumParsedRun = 32

  init(_ arguments: [String]) {
    let separator = arguments.firstIndex(of: "--")
    let run = separator.map { arguments.count - $0 - 1 } ?? arguments.reversed().prefix { !$0.hasPrefix("-") }.count
    guard run > Self.maximumParsedRun else {
      parsed = arguments
      paths = []
      return
    }
    let kept = arguments.count - run + 2
    parsed = Array(arguments[..<kept])
    paths = Array(arguments[kept...])
  }
}
