internal import JSONText

/// The resources in a URL, whose names follow rules of the service.
package enum ResourceName: Sendable {
  case resourceGroup, collection, restorePoint, diskRestorePoint, disk

  /// The resource that a path parameter names; nil for other parameters, such as the subscription.
  init?(parameter: String) {
    switch parameter {
    case "resourceGroupName": self = .resourceGroup
    case "restorePointCollectionName": self = .collection
    case "restorePointName", "vmRestorePointName": self = .restorePoint
    case "diskRestorePointName": self = .diskRestorePoint
    case "diskName": self = .disk
    default: return nil
    }
  }

  /// How a name breaks its rule.
  enum Fault: Equatable {
    case tooLong(Int, maximum: Int)
    case start(Character)
    case end(Character)
    case character(Character)
  }

  /// What a name can be. Letters, combining marks, digits and connectors can be anywhere in it.
  struct Rule: Sendable {
    /// In UTF-16 units, as in .NET.
    let maximumLength: Int
    /// The other characters that it can have.
    let punctuation: String
    /// The characters that it can't start and end with.
    let notFirst: String
    let notLast: String
  }

  /// Nil if nothing is known.
  var rule: Rule? { ServiceFacts.bundled.names[self] }

  /// Whether a name follows the rule.
  package func accepts(_ name: String) -> Bool { !name.isEmpty && fault(of: name) == nil }

  /// The first fault of a name; nil if it follows the rule.
  func fault(of name: String) -> Fault? {
    guard !name.withUTF8Span({ ServiceFacts.bundled.names.arePlainlyFollowed(by: $0) }), let rule else { return nil }
    let isAllowed = { (character: Character) in
      rule.punctuation.contains(character) || character.unicodeScalars.allSatisfy(\.isWordScalar)
    }
    if let bad = name.first(where: { !isAllowed($0) }) { return .character(bad) }
    if let first = name.first, rule.notFirst.contains(first) { return .start(first) }
    if let last = name.last, rule.notLast.contains(last) { return .end(last) }
    let length = name.utf16.count
    return length > rule.maximumLength ? .tooLong(length, maximum: rule.maximumLength) : nil
  }
}

/// The naming rules of all resources.
///
/// Not a dictionary, since the first one with keys of some type makes the runtime search all conformances.
struct NameRules: Sendable {
  private let resourceGroup, collection, restorePoint, diskRestorePoint, disk: ResourceName.Rule?
  private let shortestMaximum: Int
  /// Whether all rules allow an ASCII character inside a name, by the character.
  private let isPlain: [Bool]

  /// - Parameter rule: returns the rule with a name, nil if it is unknown.
  init(_ rule: (String) -> ResourceName.Rule?) {
    resourceGroup = rule("resourceGroup")
    collection = rule("collection")
    restorePoint = rule("restorePoint")
    diskRestorePoint = rule("diskRestorePoint")
    disk = rule("disk")
    let all = [resourceGroup, collection, restorePoint, diskRestorePoint, disk].compactMap(\.self)
    shortestMaximum = all.map(\.maximumLength).min() ?? .max
    isPlain = (0...UInt8.max).map { byte in
      byte.isLetterOrDigit || all.allSatisfy { $0.punctuation.utf8.contains(byte) }
    }
  }

  subscript(name: ResourceName) -> ResourceName.Rule? {
    switch name {
    case .resourceGroup: resourceGroup
    case .collection: collection
    case .restorePoint: restorePoint
    case .diskRestorePoint: diskRestorePoint
    case .disk: disk
    }
  }

  /// Whether a name follows the rules of all resources: a fast check that few names fail.
  func arePlainlyFollowed(by name: Span<UInt8>) -> Bool {
    guard !name.isEmpty, name.count <= shortestMaximum, name[0].isLetterOrDigit, name[name.count - 1].isLetterOrDigit
    else { return false }
    return name.indices.allSatisfy { isPlain[Int(name[$0])] }
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool { isLetter || isDigit }
}

extension Unicode.Scalar {
  /// Whether .NET's `\w` matches: letters, combining marks, decimal digits and connectors.
  fileprivate var isWordScalar: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .decimalNumber, .connectorPunctuation:
      true
    default: false
    }
  }
}
