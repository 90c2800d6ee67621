internal import JSONText

/// An error at a value of a user's file.
struct UserFileFault: Error, Equatable {
  /// Which part of the member is wrong.
  enum Aspect {
    case key, value
  }

  /// Lower case, no full stop.
  let message: String
  let pointer: JSONPointer
  var aspect = Aspect.value
}

/// Reads values from a rule file or a configuration, and keeps track of the current path.
final class UserFileReader {
  /// Whether the file is one of rplint's own, whose keys and operations a test checks.
  let isTrusted: Bool

  private var path = JSONPointer.root
  /// The faults after which reading went on.
  private(set) var faults: [UserFileFault] = []
  /// The errors of other files that the file refers to.
  private(set) var errorsElsewhere: [UserFileError] = []

  init(isTrusted: Bool = false) {
    self.isTrusted = isTrusted
  }

  /// The place of the value that is being read.
  var pointer: JSONPointer { path }

  var depth: Int { path.tokens.count }

  func fault(_ message: String) -> UserFileFault { UserFileFault(message: message, pointer: path) }

  /// An error at the key of a member.
  func fault(_ message: String, atKey key: String) -> UserFileFault {
    UserFileFault(message: message, pointer: path.appending(key), aspect: .key)
  }

  /// Runs `body`; if it fails, records the fault and returns nil, so that reading continues.
  ///
  /// What is read after a fault is never used: the file is rejected.
  func gather<Result>(_ body: () throws(UserFileFault) -> Result?) -> Result? {
    let outer = path
    do throws(UserFileFault) { return try body() } catch {
      path = outer
      record(error)
      return nil
    }
  }

  /// Records a fault after which reading continues.
  func record(_ fault: UserFileFault) {
    if !faults.contains(fault) { faults.append(fault) }
  }

  /// Records the errors of another file.
  func gather(_ errors: UserFileErrors) {
    errorsElsewhere += errors.errors
  }

  /// Runs `body` with `step` appended to the current path.
  func inside<Result>(
    _ step: String, _ body: () throws(UserFileFault) -> Result
  ) throws(UserFileFault) -> Result {
    path.tokens.append(step)
    let result = try body()
    path.tokens.removeLast()
    return result
  }

  /// Reads a member; nil if it is missing or null.
  func optional<Result>(
    _ key: String, of node: JSONNode, _ read: (JSONNode) throws(UserFileFault) -> Result
  ) throws(UserFileFault) -> Result? {
    guard let value = node[key], !value.isNull else { return nil }
    return try inside(key) { () throws(UserFileFault) in try read(value) }
  }

  /// Reads a member; nil if it is missing, null or invalid. Records the fault, so that reading continues.
  func value<Result>(
    _ key: String, of node: JSONNode, _ read: (JSONNode) throws(UserFileFault) -> Result?
  ) -> Result? {
    gather { () throws(UserFileFault) in try optional(key, of: node, read) ?? nil }
  }

  /// Reads a required member; nil if it is missing or invalid. Records the fault, so that reading continues.
  func requiredValue<Result>(
    _ key: String, of node: JSONNode, _ read: (JSONNode) throws(UserFileFault) -> Result?
  ) -> Result? {
    gather { () throws(UserFileFault) in try required(key, of: node, read) }
  }

  /// Reads a required member.
  func required<Result>(
    _ key: String, of node: JSONNode, _ read: (JSONNode) throws(UserFileFault) -> Result
  ) throws(UserFileFault) -> Result {
    guard let result = try optional(key, of: node, read) else { throw missing("missing key '\(key)'") }
    return result
  }

  /// An error about something that the object lacks; if the object has an unknown key, that one is probably meant.
  func missing(_ message: String) -> UserFileFault {
    faults.last { $0.aspect == .key && $0.pointer.parent == path } ?? fault(message)
  }

  /// Throws unless the value is an object, and records the faults of keys other than these.
  func expectObject(_ node: JSONNode, keys: @autoclosure () -> [String]) throws(UserFileFault) {
    guard node.kind == .object else { throw fault("expected an object, but found \(node.phrase)") }
    guard !isTrusted else { return }
    let keys = keys()
    for member in node.members where !keys.contains(member.key) {
      faults.append(
        fault(
          keys.nearest(to: member.key).map { "unknown key '\(member.key)'; did you mean '\($0)'?" }
            ?? "unknown key '\(member.key)'; expected one of \(keys.map { "'\($0)'" }.joined(separator: ", "))",
          atKey: member.key))
    }
  }

  /// Reads the elements of an array.
  func list<Result>(
    _ node: JSONNode, mayBeEmpty: Bool = false,
    _ read: (JSONNode) throws(UserFileFault) -> Result
  ) throws(UserFileFault) -> [Result] {
    guard node.kind == .array else { throw fault("expected an array, but found \(node.phrase)") }
    guard mayBeEmpty || node.count > 0 else { throw fault("the array must not be empty") }
    var results: [Result] = []
    for (index, element) in node.elements.enumerated() {
      results.append(try inside(String(index)) { () throws(UserFileFault) in try read(element) })
    }
    return results
  }

  /// Reads the valid elements of an array, and records the faults of the others.
  func validElements<Result>(
    of node: JSONNode, mayBeEmpty: Bool = false,
    _ read: (JSONNode) throws(UserFileFault) -> Result?
  ) throws(UserFileFault) -> [Result] {
    try list(node, mayBeEmpty: mayBeEmpty) { node in
      gather { () throws(UserFileFault) in try read(node) }
    }.compactMap(\.self)
  }

  func string(_ node: JSONNode) throws(UserFileFault) -> String { try expect("a string", node, node.string) }
  func boolean(_ node: JSONNode) throws(UserFileFault) -> Bool { try expect("true or false", node, node.boolean) }
  func number(_ node: JSONNode) throws(UserFileFault) -> Double { try expect("a number", node, node.number) }

  /// - Parameter value: the node's value; nil if the node is of another kind.
  private func expect<Value>(_ kind: String, _ node: JSONNode, _ value: Value?) throws(UserFileFault) -> Value {
    guard let value else { throw fault("expected \(kind), but found \(node.phrase)") }
    return value
  }

  /// Reads a non-negative integer.
  func count(_ node: JSONNode) throws(UserFileFault) -> Int {
    guard let count = node.integer.flatMap(Int.init(exactly:)), count >= 0 else {
      throw fault("expected a non-negative integer")
    }
    return count
  }

  /// Reads a case of an enumeration by its raw value.
  func choice<Value: RawRepresentable & CaseIterable>(
    _ node: JSONNode
  ) throws(UserFileFault) -> Value where Value.RawValue == String {
    let text = try string(node)
    if let value = Value(rawValue: text) { return value }
    throw fault(unknown(text, among: Value.allCases.map(\.rawValue)))
  }

  /// The message for a text that is not one of the allowed ones.
  func unknown(_ text: String, among allowed: [String]) -> String {
    let list = "'\(text)' is not one of \(allowed.map { "'\($0)'" }.joined(separator: ", "))"
    return allowed.nearest(to: text).map { "\(list); did you mean '\($0)'?" } ?? list
  }
}
