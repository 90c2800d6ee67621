internal import Requests

/// A resource id of Azure Resource Manager, as written.
///
/// Segments compare without case. A placeholder stands for one segment and is never judged.
struct ResourceID: Equatable {
  /// What keeps a text from being a resource id.
  enum Malformation: Error, Equatable {
    case missingLeadingSlash
    case emptySegment
    /// What should stand where the text has `found` (nil: where it ends).
    case expected(String, found: String?)
    case unpairedType(String)
  }

  let subscription: String
  let resourceGroup: String
  let namespace: String
  /// The types from the outermost to the innermost, such as `restorePointCollections`, `restorePoints`.
  private(set) var types: [String]
  /// One name a type.
  private(set) var names: [String]
  /// Whether the id ends with the query that Azure Backup puts behind a disk's name.
  private let hasBackupTail: Bool

  /// Reads `/subscriptions/{s}/resourceGroups/{g}/providers/{namespace}/{type}/{name}[/{type}/{name}…]`.
  init(_ text: String) throws(Malformation) {
    guard text.hasPrefix("/") else { throw .missingLeadingSlash }
    let path = Self.withoutBackupTail(text)
    hasBackupTail = path.endIndex < text.endIndex
    let segments = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
      .map(String.init)
    if segments.contains("") { throw .emptySegment }
    subscription = try Self.value(behind: "subscriptions", at: 0, in: segments)
    resourceGroup = try Self.value(behind: "resourceGroups", at: 2, in: segments)
    namespace = try Self.value(behind: "providers", at: 4, in: segments)
    let rest = segments.dropFirst(6)
    guard !rest.isEmpty else { throw .expected("a resource type and a name", found: nil) }
    guard rest.count.isMultiple(of: 2) else { throw .unpairedType(rest.last ?? "") }
    types = stride(from: 6, to: segments.count, by: 2).map { segments[$0] }
    names = stride(from: 7, to: segments.count, by: 2).map { segments[$0] }
  }

  /// What keeps `text` from being a resource id; nil if it is one.
  static func malformation(of text: String) -> Malformation? {
    do throws(Malformation) {
      _ = try ResourceID(text)
      return nil
    } catch {
      return error
    }
  }

  /// The full type, such as `Microsoft.Compute/disks`.
  var type: String { ([namespace] + types).joined(separator: "/") }

  /// Whether the type is `type`, given with its namespace; placeholders match anything.
  ///
  /// The `…/restorePoints/{p}/disks/{name}?id={guid}` of Azure Backup is the id of a disk restore point.
  func isOf(type: String) -> Bool {
    let wanted = type.split(separator: "/").map(String.init)
    guard wanted.count == types.count + 1 else { return false }
    return zip([namespace] + types, wanted).allSatisfy { segment, literal in
      Self.matches(segment, literal)
        || (hasBackupTail && literal == "diskRestorePoints" && Self.matches(segment, "disks"))
    }
  }

  /// The id of the outermost resource that this one lies in.
  var outermost: ResourceID {
    var id = self
    id.types = Array(types.prefix(1))
    id.names = Array(names.prefix(1))
    return id
  }

  /// The id without the tail of Azure Backup, to compare ids; nil if a placeholder is in it.
  var comparable: WrittenID? {
    let pairs = zip(types, names).flatMap { [$0, $1] }
    let segments =
      ["subscriptions", subscription, "resourceGroups", resourceGroup, "providers", namespace] + pairs
    guard !segments.contains(where: { Placeholder.isPresent(in: $0) }) else { return nil }
    return WrittenID("/" + segments.joined(separator: "/"))
  }

  static func matches(_ segment: String, _ literal: String) -> Bool {
    segment.lowercased() == literal.lowercased() || Placeholder.isPresent(in: segment)
  }

  private static func value(
    behind label: String, at index: Int, in segments: [String]
  ) throws(Malformation) -> String {
    guard index < segments.count, matches(segments[index], label) else {
      throw .expected("'\(label)'", found: index < segments.count ? segments[index] : nil)
    }
    guard index + 1 < segments.count else { throw .expected("a value behind '\(label)'", found: nil) }
    return segments[index + 1]
  }

  /// Azure Backup ends the ids of disk restore points with `/disks/<name>?id=<guid>`; the query is no segment.
  private static func withoutBackupTail(_ text: String) -> Substring {
    guard let mark = text.firstIndex(of: "?"), text[mark...].lowercased().hasPrefix("?id=") else { return text[...] }
    return text[..<mark]
  }
}

/// Whether a text is a GUID: 8-4-4-4-12 hexadecimal digits.
func isGUID(_ text: some StringProtocol) -> Bool {
  let groups = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
  return groups.map(\.count) == [8, 4, 4, 4, 12] && groups.joined().allSatisfy(\.isHexDigit)
}

extension UInt8 {
  var isHexDigit: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }
}
