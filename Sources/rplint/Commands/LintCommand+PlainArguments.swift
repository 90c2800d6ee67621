/// Reading usual arguments without the argument parser.
///
/// Setting up the parser takes longer than checking a small file. A test compares the result with that of the parser.
extension LintCommand {
  /// The command for arguments that are only paths and the most common options; nil for all others, which are left to
  /// the parser.
  init?(plain arguments: [String]) {
    self.init()
    var arguments = arguments[...]
    while let argument = arguments.popFirst() {
      switch argument {
      case "--no-config":
        guard configuration == .nearest else { return nil }
        configuration = .none
      case "--quiet": quiet = true
      case "--fix": fix = true
      case "--operation": guard Self.read(&operation, from: &arguments) else { return nil }
      case "--api-version": guard Self.read(&apiVersion, from: &arguments) else { return nil }
      case "--select": guard Self.read(&select, from: &arguments) else { return nil }
      case "--ignore": guard Self.read(&ignore, from: &arguments) else { return nil }
      case "--config":
        var path: String?
        guard configuration == .nearest, Self.read(&path, from: &arguments) else { return nil }
        configuration = path.map { .file($0) } ?? .nearest
      case let path where Self.isPlain(path): paths.append(path)
      default: return nil
      }
    }
    guard (try? validate()) != nil else { return nil }
  }

  /// Whether an argument is certainly not an option.
  private static func isPlain(_ argument: String) -> Bool { !argument.isEmpty && !argument.hasPrefix("-") }

  /// Reads the value of an option that may be given once.
  private static func read(_ option: inout String?, from arguments: inout ArraySlice<String>) -> Bool {
    guard option == nil, let value = arguments.popFirst(), isPlain(value) else { return false }
    option = value
    return true
  }
}
