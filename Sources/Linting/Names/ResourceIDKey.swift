internal import JSONText

/// A resource ID that is compared case-insensitively and keeps its spelling.
///
/// The key of a collection shares its text with that of a restore point in it, so that a run can hold many of both.
package struct ResourceIDKey: Sendable, Hashable {
  /// A text that starts with the ID, as written.
  private let whole: String

  /// The length of the ID, in bytes of UTF-8.
  private let count: Int

  /// Equal for equal IDs.
  let caselessHash: UInt64

  init(_ text: String) {
    self.init(startOf: text, count: text.utf8.count)
  }

  private init(startOf whole: String, count: Int) {
    self.whole = whole
    self.count = count
    caselessHash = whole.withUTF8Span { $0.extracting(first: count).caselessHash }
  }

  private func withUTF8<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    whole.withUTF8Span { body($0.extracting(first: count)) }
  }

  package static func == (left: ResourceIDKey, right: ResourceIDKey) -> Bool {
    left.caselessHash == right.caselessHash && left.count == right.count
      && left.withUTF8 { text in right.withUTF8 { text.isEqual(ignoringCase: $0) } }
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(caselessHash) }

  /// The ID as written.
  var text: String { withUTF8 { String(copying: $0) } }

  private var segments: [Substring] { text.split(separator: "/") }

  /// The name of the innermost resource.
  var lastName: String { segments.last.map(String.init) ?? text }

  /// The ID of the collection that contains a restore point.
  var collection: ResourceIDKey {
    let end = withUTF8 { text in
      var slashes = 0
      return text.firstIndex { byte in
        if byte == UInt8(ascii: "/") { slashes += 1 }
        return slashes == 9
      }
    }
    return end.map { ResourceIDKey(startOf: whole, count: $0) } ?? self
  }

  /// Whether this is the ID of a virtual machine, or of a resource in one.
  var isInVirtualMachine: Bool {
    let segments = segments.map(String.init)
    return segments.count > 7 && segments[5].isEqual(ignoringCase: "microsoft.compute")
      && segments[6].isEqual(ignoringCase: "virtualmachines")
  }

  /// The last name, or the whole ID if the other one has the same last name.
  func name(distinctFrom other: ResourceIDKey) -> String {
    lastName.isEqual(ignoringCase: other.lastName) ? text : lastName
  }
}
