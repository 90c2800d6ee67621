internal import Platform

/// The environment variables of the process.
enum Environment {
  /// The value of a variable; nil if it is unset or empty.
  static func value(of name: String) -> String? {
    guard let text = unsafe getenv(name), unsafe text.pointee != 0 else { return nil }
    return unsafe String(cString: text)
  }
}
