internal import JSONText

/// The hash of a resource ID, ignoring case.
///
/// Requests of a run are joined by it: a run can have millions, and their IDs would take most of the memory.
struct ResourceIDHash: Sendable, Hashable {
  private let value: UInt64

  init(_ key: ResourceIDKey) {
    value = key.caselessHash
  }

  private init(value: UInt64) {
    self.value = value
  }

  /// The hash of an ID that is valid only within a file, given by its index in the run.
  func local(to file: Int) -> ResourceIDHash {
    ResourceIDHash(value: (value ^ UInt64(file + 1)) &* 0x9E37_79B9_7F4A_7C15)
  }
}
