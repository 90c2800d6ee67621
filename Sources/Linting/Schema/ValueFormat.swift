internal import JSONText

/// The values of `format` that are checked.
enum ValueFormat: String, CaseIterable {
  case int32, uri, uuid, location
  case dateTime = "date-time"
  case armID = "arm-id"

  /// What the format expects, if a value violates it; nil if it satisfies it or is of another type.
  func expectation(violatedBy node: JSONNode) -> String? {
    guard self != .int32 else {
      return node.integer.map { Int32(exactly: $0) == nil } == true ? phrase : nil
    }
    return node.string.map(admits) == false ? phrase : nil
  }

  private func admits(_ text: String) -> Bool {
    switch self {
    case .int32: true
    case .uri: isAbsoluteURI(text)
    case .uuid: isGUID(text)
    case .location: Regions.bundled.status(of: text) == .available
    case .dateTime: isDateTime(text)
    case .armID: ResourceID.malformation(of: text) == nil
    }
  }

  /// What the format expects, for messages.
  var phrase: String {
    switch self {
    case .int32: "an integer between -2147483648 and 2147483647"
    case .uri: "a URI such as https://example.org/path"
    case .uuid: "a GUID such as 01234567-89ab-cdef-0123-456789abcdef"
    case .location: "an Azure region"
    case .dateTime: "a date and time such as 2026-01-31T23:59:59Z"
    case .armID: "a resource ID of the form /subscriptions/{guid}/resourceGroups/{name}/providers/…"
    }
  }
}
