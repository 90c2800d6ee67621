internal import Linting
internal import Platform

/// The environment variables of the process.
enum Environment {
  /// The value of a variable; nil if it is unset or empty.
  static func value(of name: String) -> String? {
    guard let text = unsafe getenv(name), unsafe text.pointee != 0 else { return nil }
    return unsafe String(cString: text)
  }
}

/// Today's date in UTC; for reproducible runs, the one that the environment's `SOURCE_DATE_EPOCH` gives in seconds
/// since 1970.
func currentDate() -> CalendarDate {
  let given = Environment.value(of: "SOURCE_DATE_EPOCH").flatMap { Int($0) }
  return CalendarDate(secondsSince1970: given ?? time(nil))
}
