internal import JSONText
internal import Swagger

/// Reports tags that exceed the limits of Azure Resource Manager.
///
/// Names must also be unique ignoring case. Identical names are reported by RP002.
struct InvalidTag: Rule {
  static let id = RuleID(416)
  static let precondition = RulePrecondition.body

  func findings(in request: RequestContext) -> [Finding] {
    guard let tags = request.tags else { return [] }
    let limits = ServiceFacts.bundled.tags
    guard !tags.arePlainlyValid(limits) else { return [] }
    let pointer = JSONPointer(["tags"])
    var seen: [String: String] = [:]
    let count = tags.count > limits.count ? tags.members.count { !$0.value.isNull } : tags.count
    var found = count > limits.count ? [Finding(Self.id, .error, .tooMany(count, limits), at: .key(pointer))] : []
    for tag in tags.members where !tag.value.isNull {
      let (name, pointer) = (tag.key, pointer.appending(tag.key))
      if let fault = TagFault(name: name, value: tag.value, limits, in: request) {
        found.append(Finding(Self.id, .error, .invalid(name, fault, limits), at: fault.anchor(of: pointer)))
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
  init?(name: String, value: JSONNode, _ limits: ServiceFacts.TagLimits, in request: RequestContext) {
    if let fault = Self.fault(ofName: name, limits, in: request) {
      self = fault
    } else if let length = value.withUTF8({ $0.count }), length > limits.valueLength, !request.isUnresolved(value),
      let units = value.string?.utf16.count, units > limits.valueLength
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

  private static func fault(
    ofName name: String, _ limits: ServiceFacts.TagLimits, in request: RequestContext
  ) -> TagFault? {
    if name.isEmpty { return .emptyName }
    let isLong = name.utf8.count > limits.nameLength
    guard isLong || name.utf8.contains(where: limits.forbids) else { return nil }
    let bad = name.first(where: limits.notInNames.contains)
    guard bad != nil || isLong, !request.isUnresolved(name) else { return nil }
    if let bad { return .character(bad) }
    return name.utf16.count > limits.nameLength ? .longName(name.utf16.count) : nil
  }
}

extension JSONNode {
  /// Whether the tags are valid, as far as their bytes show; a fast filter for most tags.
  ///
  /// ASCII names that differ only in case have the same length and the same low bits in their last character.
  fileprivate func arePlainlyValid(_ limits: ServiceFacts.TagLimits) -> Bool {
    guard count <= limits.count else { return false }
    var seen: UInt32 = 0
    return members.allSatisfy { tag in
      guard let hash = tag.withUTF8Key({ $0.plainNameHash(limits) }), seen & hash == 0,
        tag.value.withUTF8({ $0.count <= limits.valueLength }) ?? true
      else { return false }
      seen |= hash
      return true
    }
  }
}

extension Span<UInt8> {
  /// One bit, the same for names that differ only in case; nil unless this is plainly the valid name of a tag.
  fileprivate func plainNameHash(_ limits: ServiceFacts.TagLimits) -> UInt32? {
    guard !isEmpty, count <= limits.nameLength, !contains(where: { $0 >= 0x80 || limits.forbids($0) }) else {
      return nil
    }
    return 1 << UInt32((self[count - 1] &+ UInt8(truncatingIfNeeded: count)) & 0x1F)
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
  fileprivate static func tooMany(_ count: Int, _ limits: ServiceFacts.TagLimits) -> Self {
    "a resource can have at most \(limits.count) tags, but this one has \(count)"
  }

  fileprivate static func sameName(_ name: String, _ other: String) -> Self {
    "the tags '\(name)' and '\(other)' differ only in case, which the service ignores"
  }

  fileprivate static func invalid(_ name: String, _ fault: TagFault, _ limits: ServiceFacts.TagLimits) -> Self {
    switch fault {
    case .emptyName: "a tag name must not be empty"
    case .longName(let length):
      "a tag name can have at most \(limits.nameLength) characters, but this one has \(length)"
    case .character(let bad): "the tag name '\(name)' must not contain '\(String(bad))'"
    case .longValue(let length):
      "a tag value can have at most \(limits.valueLength) characters, but that of '\(name)' has \(length)"
    }
  }
}
