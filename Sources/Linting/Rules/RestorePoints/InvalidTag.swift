internal import JSONText
internal import Swagger

/// Reports tags that exceed the limits of Azure Resource Manager.
///
/// At most 50 tags; names of 1 to 512 characters without `<>%&\?/`, unique ignoring case; values of at most 256
/// characters. Identical names are reported by RP002. Lengths are in UTF-16 units.
struct InvalidTag: Rule {
  static let id = RuleID(416)
  static let precondition = RulePrecondition.body

  func findings(in request: RequestContext) -> [Finding] {
    guard let tags = request.tags, !tags.arePlainlyValid else { return [] }
    let pointer = JSONPointer(["tags"])
    var seen: [String: String] = [:]
    let count = tags.count > 50 ? tags.members.count { !$0.value.isNull } : tags.count
    var found = count > 50 ? [Finding(Self.id, .error, .tooMany(count), at: .key(pointer))] : []
    for tag in tags.members where !tag.value.isNull {
      let (name, pointer) = (tag.key, pointer.appending(tag.key))
      if let fault = TagFault(name: name, value: tag.value, in: request) {
        found.append(Finding(Self.id, .error, .invalid(name, fault), at: fault.anchor(of: pointer)))
      }
      if let other = seen.updateValue(name, forKey: name.lowercased()), !request.isUnresolved(name) {
        found.append(Finding(Self.id, .error, .sameName(name, other), at: .key(pointer)))
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

  /// The tag's first fault; nil if it is valid or unresolved.
  init?(name: String, value: JSONNode, in request: RequestContext) {
    if let fault = Self.fault(ofName: name, in: request) {
      self = fault
    } else if let length = value.withUTF8(\.count), length > 256, !request.isUnresolved(value),
      let units = value.string?.utf16.count, units > 256
    {
      self = .longValue(units)
    } else {
      return nil
    }
  }

  /// The tag's key, or its value if that is at fault.
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
    guard bad != nil || name.utf8.count > 512, !request.isUnresolved(name) else { return nil }
    if let bad { return .character(bad) }
    return name.utf16.count > 512 ? .longName(name.utf16.count) : nil
  }
}

extension JSONNode {
  /// Whether the tags are valid, as far as their bytes show; a fast filter for most tags.
  ///
  /// ASCII names that differ only in case have the same length and the same low bits in their last character.
  fileprivate var arePlainlyValid: Bool {
    guard count <= 50 else { return false }
    var seen: UInt32 = 0
    return members.allSatisfy { tag in
      guard let last = tag.utf8Key.last, tag.utf8Key.count <= 512,
        tag.utf8Key.allSatisfy({ $0 < 0x80 && !TagFault.isForbidden($0) }),
        tag.value.withUTF8({ $0.count <= 256 }) ?? true
      else { return false }
      let hash: UInt32 = 1 << UInt32((last &+ UInt8(truncatingIfNeeded: tag.utf8Key.count)) & 0x1F)
      defer { seen |= hash }
      return seen & hash == 0
    }
  }
}

extension RequestContext {
  /// The object with the tags that the request sets.
  fileprivate var tags: JSONNode? {
    guard let operation, let body else { return nil }
    switch operation.id {
    case OperationID.createCollection, OperationID.updateCollection, OperationID.createDisk: break
    default: return nil
    }
    return body["tags"].flatMap { $0.kind == .object ? $0 : nil }
  }
}

extension Finding.Message {
  fileprivate static func tooMany(_ count: Int) -> Self {
    "a resource can have at most 50 tags, but this one has \(count)"
  }

  fileprivate static func sameName(_ name: String, _ other: String) -> Self {
    "the tags '\(name)' and '\(other)' differ only in case, which the service ignores"
  }

  fileprivate static func invalid(_ name: String, _ fault: TagFault) -> Self {
    switch fault {
    case .emptyName: "a tag name must not be empty"
    case .longName(let length): "a tag name can have at most 512 characters, but this one has \(length)"
    case .character(let bad): "the tag name '\(name)' must not contain '\(String(bad))'"
    case .longValue(let length): "a tag value can have at most 256 characters, but that of '\(name)' has \(length)"
    }
  }
}
