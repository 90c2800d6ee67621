/// The naming rules of the resources in a URL.
///
/// The service checks most names of Microsoft.Compute against `^[^_\W][\w\-._]{0,79}(?<![-.])$`, where `\w` is any
/// letter, combining mark, digit or `_`. Lengths are in UTF-16 units, as in .NET.
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
    case tooLong(Int)
    case start(Character)
    case end(Character)
    case character(Character)
  }

  var maximumLength: Int {
    switch self {
    case .resourceGroup: 90
    case .collection, .restorePoint, .disk: 80
    case .diskRestorePoint: 260
    }
  }

  /// Whether a name follows the rule.
  package func accepts(_ name: String) -> Bool { !name.isEmpty && fault(of: name) == nil }

  /// The first fault of a name; nil if it follows the rule.
  func fault(of name: String) -> Fault? {
    if Self.isPlain(name.utf8) { return nil }
    if let bad = name.first(where: { !isAllowed($0) }) { return .character(bad) }
    if let first = name.first, first == "_" || first == "-" || first == ".", self != .resourceGroup {
      return .start(first)
    }
    if let last = name.last, last == "." || (last == "-" && self != .resourceGroup) { return .end(last) }
    let length = name.utf16.count
    return length > maximumLength ? .tooLong(length) : nil
  }

  /// Whether a name follows every resource's rule: short, with only ASCII letters, digits and inner hyphens.
  static func isPlain(_ name: String.UTF8View) -> Bool {
    let dash = UInt8(ascii: "-")
    return name.count <= 80 && name.first != dash && name.last != dash
      && name.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), dash:
          true
        default: false
        }
      }
  }

  private func isAllowed(_ character: Character) -> Bool {
    switch character {
    case "-", "_", ".": true
    case "(", ")": self == .resourceGroup
    default: character.unicodeScalars.allSatisfy(\.isWordScalar)
    }
  }
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
