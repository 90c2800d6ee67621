/// A resource id that equals others without case, and is shown as the file writes it.
struct WrittenID: Sendable, Hashable {
  /// In lower case.
  private let key: String

  /// The id with its own case; nil where that is lower.
  private let original: String?

  init(_ text: String) {
    key = text.lowercased()
    original = key == text ? nil : text
  }

  static func == (left: WrittenID, right: WrittenID) -> Bool { left.key == right.key }

  func hash(into hasher: inout Hasher) { hasher.combine(key) }

  var text: String { original ?? key }

  /// The id's last name.
  var lastName: String { text.split(separator: "/").last.map(String.init) ?? text }

  /// The id of the collection that a restore point lies in.
  var collection: WrittenID {
    WrittenID(text.split(separator: "/", omittingEmptySubsequences: false).prefix(9).joined(separator: "/"))
  }

  /// Whether this is the id of a virtual machine, or of something that lies in one.
  var isOfMachine: Bool { key.contains("/providers/microsoft.compute/virtualmachines/") }

  /// The last name; the whole id where the other one has the same name.
  func told(apartFrom other: WrittenID) -> String {
    lastName.lowercased() == other.lastName.lowercased() ? text : lastName
  }
}
