internal import JSONText

extension JSONNode {
  /// Whether this is a report, a baseline or a rule file of rplint, which all quote the names in requests.
  var isOwnFile: Bool {
    if self["schemaVersion"]?.kind == .string, self["findings"]?.kind == .array { return true }
    guard let rule = self["rules"]?[0] else { return false }
    return rule["where"]?.kind == .object && rule["check"] != nil
  }

  /// Why the members of a bare body don't say the operation.
  var ambiguity: String {
    guard kind == .object else { return "the value is not an object, so it can't be a request" }
    let keys = members.prefix(4).map { "'\($0.key)'" }
    let cause =
      switch keys.count {
      case 0: "the body is empty"
      case 1: "the member \(keys[0]) is not specific to one operation"
      default: "the members \(keys.joined(separator: ", ")) are not specific to one operation"
      }
    return cause + "; pass --operation, or save the method and URL with the body"
  }
}
