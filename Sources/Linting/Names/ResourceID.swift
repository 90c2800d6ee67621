internal import JSONText
internal import Requests

/// A resource ID of Azure Resource Manager, as written.
///
/// Segments are case-insensitive. A placeholder stands for one segment and is never checked.
package struct ResourceID: Equatable {
  /// Why a text is not a resource ID.
  package enum Malformation: Error, Equatable {
    case missingLeadingSlash
    case emptySegment
    /// What was expected instead of `found`, or at the end of the text if that is nil.
    case expected(String, found: String?)
    case unpairedType(String)
    /// A bracket that is not part of a placeholder.
    case strayBracket(Character)
  }

  package let subscription: String
  package let resourceGroup: String
  let namespace: String
  /// The types from outermost to innermost, such as `restorePointCollections`, `restorePoints`.
  package private(set) var types: [String]
  /// One name per type.
  package private(set) var names: [String]
  /// Whether the ID ends with the query that Azure Backup appends to a disk's name.
  private let hasBackupQuery: Bool

  /// Parses `/subscriptions/{s}/resourceGroups/{g}/providers/{namespace}/{type}/{name}[/{type}/{name}…]`.
  package init(_ text: String) throws(Malformation) {
    let bytes = Array(text.utf8)
    guard bytes.first == UInt8(ascii: "/") else { throw .missingLeadingSlash }
    let path = Self.withoutBackupQuery(bytes)
    hasBackupQuery = path.endIndex < bytes.endIndex
    let segments = path.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    if segments.contains(where: \.isEmpty) { throw .emptySegment }
    if let bracket = segments.lazy.compactMap(Self.strayBracket).first { throw .strayBracket(bracket) }
    subscription = try Self.value(after: "subscriptions", at: 0, in: segments)
    resourceGroup = try Self.value(after: "resourceGroups", at: 2, in: segments)
    namespace = try Self.value(after: "providers", at: 4, in: segments)
    let rest = segments.dropFirst(6)
    guard !rest.isEmpty else { throw .expected("a resource type and a name", found: nil) }
    guard rest.count.isMultiple(of: 2) else { throw .unpairedType(rest.last ?? "") }
    types = stride(from: 6, to: segments.count, by: 2).map { segments[$0] }
    names = stride(from: 7, to: segments.count, by: 2).map { segments[$0] }
  }

  /// Why `text` is not a resource ID; nil if it is one.
  static func malformation(of text: String) -> Malformation? {
    do throws(Malformation) {
      _ = try ResourceID(text)
      return nil
    } catch {
      return error
    }
  }

  /// The full type, such as `Microsoft.Compute/disks`.
  package var type: String { ([namespace] + types).joined(separator: "/") }

  /// Whether the resource has this type, given with its namespace; placeholders match any type.
  ///
  /// Azure Backup's `…/restorePoints/{p}/disks/{name}?id={guid}` is the ID of a disk restore point, and so is
  /// `…/diskRestorePoints/{d}/disks/{name}?id={guid}`.
  func hasType(_ type: StaticString) -> Bool {
    let expected = type.description.utf8.split(separator: UInt8(ascii: "/")).compactMap(String.init)
    let endsWithDisk = hasBackupQuery && types.count > 3 && types.last?.isEqual(ignoringCase: "disks") == true
    let types = endsWithDisk ? types.dropLast() : types
    guard expected.count == types.count + 1 else { return false }
    return zip([namespace] + types, expected).allSatisfy { segment, literal in
      Self.matches(segment, literal)
        || (hasBackupQuery && literal == "diskRestorePoints" && Self.matches(segment, "disks"))
    }
  }

  /// The ID of the outermost resource that contains this one.
  var outermost: ResourceID {
    var id = self
    id.types = Array(types.prefix(1))
    id.names = Array(names.prefix(1))
    return id
  }

  /// The ID for comparisons, without Azure Backup's query; nil if it contains a placeholder.
  package var key: ResourceIDKey? {
    let pairs = zip(types, names).flatMap { [$0, $1] }
    let segments =
      ["subscriptions", subscription, "resourceGroups", resourceGroup, "providers", namespace] + pairs
    guard !segments.contains(where: { Placeholder.isPresent(in: $0) }) else { return nil }
    return ResourceIDKey("/" + segments.joined(separator: "/"))
  }

  static func matches(_ segment: String, _ literal: String) -> Bool {
    segment.isEqual(ignoringCase: literal) || Placeholder.isPresent(in: segment)
  }

  private static func value(
    after label: String, at index: Int, in segments: [String]
  ) throws(Malformation) -> String {
    guard index < segments.count, matches(segments[index], label) else {
      throw .expected("'\(label)'", found: index < segments.count ? segments[index] : nil)
    }
    guard index + 1 < segments.count else { throw .expected("a value after '\(label)'", found: nil) }
    return segments[index + 1]
  }

  private static func strayBracket(in segment: String) -> Character? {
    guard segment.utf8.contains(where: \.isBracket) else { return nil }
    var rest = Array(segment.utf8)
    for placeholder in Placeholder.all(in: rest).reversed() { rest.removeSubrange(placeholder.range) }
    return rest.first(where: \.isBracket).map { Character(Unicode.Scalar($0)) }
  }

  /// Azure Backup's IDs of disk restore points end with `/disks/<name>?id=<guid>`; the query is not a segment.
  private static func withoutBackupQuery(_ text: [UInt8]) -> ArraySlice<UInt8> {
    guard let query = text.firstIndex(of: UInt8(ascii: "?")),
      String(decoding: text[query...].prefix(4), as: UTF8.self).isEqual(ignoringCase: "?id=")
    else { return text[...] }
    return text[..<query]
  }
}

/// The length of a GUID in characters.
let guidLength = 36

/// Whether a text is a GUID: groups of 8, 4, 4, 4 and 12 hexadecimal digits.
func isGUID(_ text: some StringProtocol) -> Bool { String(text).withUTF8Span { $0.isGUID } }

extension Span<UInt8> {
  var isGUID: Bool {
    count == guidLength
      && indices.allSatisfy { index in
        switch index {
        case 8, 13, 18, 23: self[index] == UInt8(ascii: "-")
        default: self[index].isHexDigit
        }
      }
  }
}

extension UInt8 {
  /// Whether placeholders start or end with this byte.
  fileprivate var isBracket: Bool {
    switch self {
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "<"), UInt8(ascii: ">"): true
    default: false
    }
  }
}
