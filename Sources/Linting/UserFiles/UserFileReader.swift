internal import JSONText

/// Why a file that a user wrote for the program can't be taken, in terms of its tree.
struct UserFileFault: Error, Equatable {
  /// What of the place is at fault.
  enum Aspect {
    case key, value
  }

  /// For people: lower case, no full stop.
  let message: String
  let pointer: JSONPointer
  var aspect = Aspect.value
}

/// Walks over a rule file or a configuration and takes plain values out of it; keeps track of where it is.
struct UserFileReader {
  /// Whether the file is the program's own, whose keys and operations a test has looked at.
  let isTrusted: Bool

  private var path = JSONPointer.root

  init(isTrusted: Bool = false) {
    self.isTrusted = isTrusted
  }

  var depth: Int { path.tokens.count }

  func fault(_ message: String) -> UserFileFault { UserFileFault(message: message, pointer: path) }

  /// A fault of a member's key.
  func fault(_ message: String, atKey key: String) -> UserFileFault {
    UserFileFault(message: message, pointer: path.appending(key), aspect: .key)
  }

  /// Runs `body` one step further down the file.
  mutating func inside<Result>(
    _ step: String, _ body: (inout UserFileReader) throws(UserFileFault) -> Result
  ) throws(UserFileFault) -> Result {
    path.tokens.append(step)
    let result = try body(&self)
    path.tokens.removeLast()
    return result
  }

  /// Reads a member; nil where there is none, or null.
  mutating func optional<Result>(
    _ key: String, of node: JSONNode, _ read: (inout UserFileReader, JSONNode) throws(UserFileFault) -> Result
  ) throws(UserFileFault) -> Result? {
    guard let value = node[key], !value.isNull else { return nil }
    return try inside(key) { reader throws(UserFileFault) in try read(&reader, value) }
  }

  /// Reads a member that must be there.
  mutating func required<Result>(
    _ key: String, of node: JSONNode, _ read: (inout UserFileReader, JSONNode) throws(UserFileFault) -> Result
  ) throws(UserFileFault) -> Result {
    guard let result = try optional(key, of: node, read) else { throw fault("'\(key)' is missing") }
    return result
  }

  /// Refuses anything but an object with members of these keys.
  func expectObject(_ node: JSONNode, keys: @autoclosure () -> [String]) throws(UserFileFault) {
    guard node.kind == .object else { throw fault("an object is expected, and this is \(node.phrase)") }
    guard !isTrusted else { return }
    let keys = keys()
    for member in node.members where !keys.contains(member.key) {
      throw fault(
        keys.nearest(to: member.key).map { "unknown key '\(member.key)'; did you mean '\($0)'?" }
          ?? "unknown key '\(member.key)'; there are \(keys.map { "'\($0)'" }.joined(separator: ", "))",
        atKey: member.key)
    }
  }

  /// Reads the elements of an array.
  mutating func list<Result>(
    _ node: JSONNode, mayBeEmpty: Bool = false,
    _ read: (inout UserFileReader, JSONNode) throws(UserFileFault) -> Result
  ) throws(UserFileFault) -> [Result] {
    guard node.kind == .array else { throw fault("an array is expected, and this is \(node.phrase)") }
    guard mayBeEmpty || node.count > 0 else { throw fault("the array is empty") }
    var results: [Result] = []
    for (index, element) in node.elements.enumerated() {
      results.append(try inside(String(index)) { reader throws(UserFileFault) in try read(&reader, element) })
    }
    return results
  }

  func string(_ node: JSONNode) throws(UserFileFault) -> String {
    guard let text = node.string else { throw fault("a string is expected, and this is \(node.phrase)") }
    return text
  }

  func boolean(_ node: JSONNode) throws(UserFileFault) -> Bool {
    guard let boolean = node.boolean else { throw fault("true or false is expected, and this is \(node.phrase)") }
    return boolean
  }

  func number(_ node: JSONNode) throws(UserFileFault) -> Double {
    guard let number = node.number else { throw fault("a number is expected, and this is \(node.phrase)") }
    return number
  }

  /// A length or count.
  func count(_ node: JSONNode) throws(UserFileFault) -> Int {
    guard let count = node.integer.flatMap(Int.init(exactly:)), count >= 0 else {
      throw fault("a whole number from 0 on is expected")
    }
    return count
  }

  /// One of the values of an enumeration, by its name.
  func choice<Value: RawRepresentable & CaseIterable>(
    _ node: JSONNode, as type: Value.Type = Value.self
  ) throws(UserFileFault) -> Value where Value.RawValue == String {
    let text = try string(node)
    if let value = Value(rawValue: text) { return value }
    throw fault(unknown(text, among: Value.allCases.map(\.rawValue)))
  }

  /// Says that a text is none of the ones that there are.
  func unknown(_ text: String, among known: [String]) -> String {
    let list = "'\(text)' is none of \(known.map { "'\($0)'" }.joined(separator: ", "))"
    return known.nearest(to: text).map { "\(list); did you mean '\($0)'?" } ?? list
  }
}
