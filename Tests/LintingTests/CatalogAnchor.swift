import JSONText
import TestSupport

@testable import Linting

/// The part of a value that a finding's range covers.
enum CatalogAnchor: Equatable {
  case key, value, openingBracket
  /// None of these: the range is wrong.
  case elsewhere

  /// - Parameters:
  ///   - pointer: the finding's pointer.
  ///   - file: the contents of the finding's file.
  init(of finding: LocatedFinding, pointer: JSONPointer, in file: [UInt8]) {
    let text = Array(file[finding.range.bytes.clamped(to: 0..<file.count)])
    let values = JSONTree(of: file)?.bodies.compactMap { $0[pointer] } ?? []
    if text == [UInt8(ascii: "{")] || text == [UInt8(ascii: "[")] {
      self = values.contains { $0.isOpened(by: text) } ? .openingBracket : .elsewhere
    } else if let shown = JSONTree(of: text), values.contains(shown) {
      self = .value
    } else if JSONTree(of: text) == pointer.last.map({ .scalar(jsonString($0)) }), !values.isEmpty {
      self = Self.colonFollows(finding.range.bytes.upperBound, in: file) ? .key : .elsewhere
    } else {
      self = .elsewhere
    }
  }

  private static func colonFollows(_ offset: Int, in file: [UInt8]) -> Bool {
    file[offset...].first { $0 > UInt8(ascii: " ") } == UInt8(ascii: ":")
  }
}

extension JSONTree {
  /// The bodies in a file: of envelopes, a swagger example's response or a template's resource; otherwise the whole file.
  fileprivate var bodies: [JSONTree] {
    if case .array(let elements) = self { return elements.flatMap(\.bodies) }
    let pointers = [["body"], ["responses", "200", "body"], ["resources", "0"]].map { JSONPointer($0) }
    return [pointers.lazy.compactMap { self[$0] }.first ?? self]
  }

  fileprivate func isOpened(by text: [UInt8]) -> Bool {
    switch self {
    case .object: text == [UInt8(ascii: "{")]
    case .array: text == [UInt8(ascii: "[")]
    case .scalar: false
    }
  }
}
