import JSONText

@testable import Linting

/// What the bytes that a finding stands at are of the value that its pointer names.
enum CatalogPlace: Equatable {
  case key, value, opening
  /// Neither: the place is wrong.
  case elsewhere

  /// - Parameter file: the file that the finding is in.
  init(of finding: LocatedFinding, pointer: JSONPointer, in file: [UInt8]) {
    let text = Array(file[finding.place.bytes.clamped(to: 0..<file.count)])
    let values = JSONTree(of: file)?.bodies.compactMap { $0[pointer] } ?? []
    if text == [UInt8(ascii: "{")] || text == [UInt8(ascii: "[")] {
      self = values.contains { $0.isOpened(by: text) } ? .opening : .elsewhere
    } else if let shown = JSONTree(of: text), values.contains(shown) {
      self = .value
    } else if JSONTree(of: text) == pointer.last.map({ .scalar(jsonString($0)) }), !values.isEmpty {
      self = Self.colonFollows(finding.place.bytes.upperBound, in: file) ? .key : .elsewhere
    } else {
      self = .elsewhere
    }
  }

  private static func colonFollows(_ offset: Int, in file: [UInt8]) -> Bool {
    file[offset...].first { $0 > UInt8(ascii: " ") } == UInt8(ascii: ":")
  }
}

extension JSONTree {
  /// The bodies in a file: those of envelopes, the answer of a swagger example, a template's resource, or the whole.
  fileprivate var bodies: [JSONTree] {
    if case .array(let elements) = self { return elements.flatMap(\.bodies) }
    let ways = [["body"], ["responses", "200", "body"], ["resources", "0"]].map { JSONPointer($0) }
    return [ways.lazy.compactMap { self[$0] }.first ?? self]
  }

  fileprivate func isOpened(by text: [UInt8]) -> Bool {
    switch self {
    case .object: text == [UInt8(ascii: "{")]
    case .array: text == [UInt8(ascii: "[")]
    case .scalar: false
    }
  }
}
