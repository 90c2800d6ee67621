internal import JSONText
internal import Swagger

/// Tags keep the limits of Azure Resource Manager.
///
/// At most 50; names of 1 to 512 characters without `<>%&\?/`, equal to no other but for case; values of at most 256.
/// A name that stands twice as it is is left to the rule on duplicate keys. Lengths are UTF-16 units.
struct InvalidTag: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    guard let tags = request.tags, !tags.arePlainlyRight else { return [] }
    let pointer = JSONPointer(["tags"])
    var seen: [String: String] = [:]
    let count = tags.count > 50 ? tags.members.count { !$0.value.isNull } : tags.count
    var found = count > 50 ? [Finding(RuleID(416), .error, .tooMany(count), at: .key(pointer))] : []
    for tag in tags.members where !tag.value.isNull {
      let (name, place) = (tag.key, pointer.appending(tag.key))
      if let fault = TagFault(name: name, value: tag.value, in: request) {
        found.append(Finding(RuleID(416), .error, .invalid(name, fault), at: fault.anchor(of: place)))
      }
      if let other = seen.updateValue(name, forKey: name.lowercased()), !request.isOpaque(name) {
        found.append(Finding(RuleID(416), .error, .equal(name, other), at: .key(place)))
      }
    }
    return found
  }
}

/// What is wrong with one tag.
private enum TagFault {
  case emptyName
  case longName(Int)
  case character(Character)
  case longValue(Int)

  /// The first fault; nil if there is none that can be told.
  init?(name: String, value: JSONNode, in request: RequestContext) {
    if let fault = Self.fault(ofName: name, in: request) {
      self = fault
    } else if let length = value.withUTF8(\.count), length > 256, !request.isOpaque(value),
      let units = value.string?.utf16.count, units > 256
    {
      self = .longValue(units)
    } else {
      return nil
    }
  }

  /// The key, or the value where that is at fault.
  func anchor(of tag: JSONPointer) -> Finding.Anchor {
    switch self {
    case .emptyName, .longName, .character: .key(tag)
    case .longValue: .value(tag)
    }
  }

  static func isForbidden(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "\\"),
      UInt8(ascii: "?"), UInt8(ascii: "/"):
      true
    default: false
    }
  }

  private static func fault(ofName name: String, in request: RequestContext) -> TagFault? {
    if name.isEmpty { return .emptyName }
    guard name.utf8.count > 512 || name.utf8.contains(where: isForbidden) else { return nil }
    let bad = name.first { "<>%&\\?/".contains($0) }
    guard bad != nil || name.utf8.count > 512, !request.isOpaque(name) else { return nil }
    if let bad { return .character(bad) }
    return name.utf16.count > 512 ? .longName(name.utf16.count) : nil
  }
}

extension JSONNode {
  /// Whether few and short tags are right, told from their bytes alone; spares most tags the full look.
  ///
  /// ASCII names may be equal but for case where the last letter's lower bits and the length add up to the same.
  fileprivate var arePlainlyRight: Bool {
    guard count <= 50 else { return false }
    var ends: UInt32 = 0
    return members.allSatisfy { tag in
      guard let last = tag.utf8Key.last, tag.utf8Key.count <= 512,
        tag.utf8Key.allSatisfy({ $0 < 0x80 && !TagFault.isForbidden($0) }),
        tag.value.withUTF8({ $0.count <= 256 }) ?? true
      else { return false }
      let end: UInt32 = 1 << UInt32((last &+ UInt8(truncatingIfNeeded: tag.utf8Key.count)) & 0x1F)
      defer { ends |= end }
      return ends & end == 0
    }
  }
}

extension RequestContext {
  /// The tags that the request sets, as an object.
  fileprivate var tags: JSONNode? {
    guard let operation, let body else { return nil }
    switch operation.id {
    case "RestorePointCollections_CreateOrUpdate", "RestorePointCollections_Update": break
    case "Disks_CreateOrUpdate" where operation.isJudged(by: body): break
    default: return nil
    }
    return body["tags"].flatMap { $0.kind == .object ? $0 : nil }
  }
}

extension Finding.Message {
  fileprivate static func tooMany(_ count: Int) -> Self { "a resource has at most 50 tags, and these are \(count)" }

  fileprivate static func equal(_ name: String, _ other: String) -> Self {
    "the tags '\(name)' and '\(other)' differ only in case, and tag names compare without case"
  }

  fileprivate static func invalid(_ name: String, _ fault: TagFault) -> Self {
    switch fault {
    case .emptyName: "a tag's name must not be empty"
    case .longName(let length): "a tag's name has at most 512 characters, and this one \(length)"
    case .character(let bad): "the tag's name '\(name)' must not hold '\(String(bad))'"
    case .longValue(let length): "a tag's value has at most 256 characters, and that of '\(name)' has \(length)"
    }
  }
}
