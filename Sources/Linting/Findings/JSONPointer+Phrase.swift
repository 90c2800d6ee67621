internal import JSONText

extension JSONPointer {
  /// The value's description in messages: its key in quotes, "an item of" its list, or "the body".
  var phrase: String {
    guard let last else { return "the body" }
    guard Int(last) != nil, let list = parent.last else { return "'\(last)'" }
    return "an item of '\(list)'"
  }
}
