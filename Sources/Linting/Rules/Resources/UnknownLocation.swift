internal import JSONText
internal import Requests
internal import Swagger

/// Reports locations that are not Azure regions.
///
/// The service returns LocationNotAvailableForResourceType. The list of regions grows, so this is a warning only for a
/// known region with a typo, and silent for clouds with regions of their own.
struct UnknownLocation: Rule {
  static let id = RuleID(207)
  static let precondition = RulePrecondition.body
  private static let pointer = JSONPointer(["location"])

  func findings(in request: RequestContext) -> [Finding] {
    let pointer = Self.pointer
    guard request.createsTrackedResource, let location = request.checkedString(at: pointer), request.hasKnownRegions
    else { return [] }
    switch Regions.bundled.status(of: location) {
    case .available: return []
    case .closed: return [Finding(Self.id, .warning, .closed(location), at: .value(pointer))]
    case .unknown(nil): return [Finding(Self.id, .info, .unknown(location), at: .value(pointer))]
    case .unknown(let nearest?):
      let fix = Fix("set the value to '\(nearest)'", isSafe: false, .replaceValue(pointer, with: jsonString(nearest)))
      return [Finding(Self.id, .warning, .misspelled(location, nearest), at: .value(pointer), fix: fix)]
    }
  }
}

extension RequestContext {
  /// Whether the request is a checked creation of a resource with a location.
  fileprivate var createsTrackedResource: Bool {
    [OperationID.createCollection, OperationID.createDisk].contains(operation?.id)
  }

  /// Whether the request is sent to a cloud with known regions; true if its host is unknown.
  fileprivate var hasKnownRegions: Bool {
    guard let range = url?.host, let text = request.url?.text else { return true }
    let host = String(decoding: Array(text.utf8)[range], as: UTF8.self)
    return isUnresolved(host) || Regions.bundled.areKnown(at: host)
  }
}

extension Finding.Message {
  fileprivate static func closed(_ location: String) -> Self { "the Azure region '\(location)' is closed" }

  fileprivate static func unknown(_ location: String) -> Self { "'\(location)' is not a known Azure region" }

  fileprivate static func misspelled(_ location: String, _ nearest: String) -> Self {
    "'\(location)' is not a known Azure region; did you mean '\(nearest)'?"
  }
}
