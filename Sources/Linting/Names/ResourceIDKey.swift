/// A resource ID that is compared case-insensitively and keeps its spelling.
package struct ResourceIDKey: Sendable, Hashable {
  private let lowercased: String

  /// The ID as written; nil if it is lower case.
  private let original: String?

  init(_ text: String) {
    lowercased = text.lowercased()
    original = lowercased == text ? nil : text
  }

  package static func == (left: ResourceIDKey, right: ResourceIDKey) -> Bool { left.lowercased == right.lowercased }

  package func hash(into hasher: inout Hasher) { hasher.combine(lowercased) }

  var text: String { original ?? lowercased }

  /// The name of the innermost resource.
  var lastName: String { text.split(separator: "/").last.map(String.init) ?? text }

  /// The ID of the collection that contains a restore point.
  var collection: ResourceIDKey {
    ResourceIDKey(text.split(separator: "/", omittingEmptySubsequences: false).prefix(9).joined(separator: "/"))
  }

  /// Whether this is the ID of a virtual machine, or of a resource in one.
  var isInVirtualMachine: Bool { lowercased.contains("/providers/microsoft.compute/virtualmachines/") }

  /// The last name, or the whole ID if the other one has the same last name.
  func name(distinctFrom other: ResourceIDKey) -> String {
    lastName.lowercased() == other.lastName.lowercased() ? text : lastName
  }
}
