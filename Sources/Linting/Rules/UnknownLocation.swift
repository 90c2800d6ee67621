internal import JSONText
internal import Swagger

/// Reports locations that are not Azure regions.
///
/// The service returns LocationNotAvailableForResourceType. The list of regions grows, hence a warning.
struct UnknownLocation: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    let pointer = JSONPointer(["location"])
    guard request.createsTrackedResource, let location = request.checkedString(at: pointer) else { return [] }
    switch Regions.bundled.status(of: location) {
    case .available: return []
    case .closed: return [Finding(RuleID(207), .warning, .closed(location), at: .value(pointer))]
    case .unknown(let nearest):
      return [
        Finding(
          RuleID(207), .warning, .unknown(location, nearest), at: .value(pointer),
          fix: nearest.map { Fix("set the value to '\($0)'", isSafe: false, .replaceValue(pointer, with: "\"\($0)\"")) }
        )
      ]
    }
  }
}

extension RequestContext {
  /// Whether the request is a checked creation of a resource with a location.
  fileprivate var createsTrackedResource: Bool {
    guard let operation, let body else { return false }
    return switch operation.id {
    case "RestorePointCollections_CreateOrUpdate": true
    case "Disks_CreateOrUpdate": operation.isChecked(by: body)
    default: false
    }
  }
}

extension Finding.Message {
  fileprivate static func closed(_ location: String) -> Self { "the Azure region '\(location)' is closed" }

  fileprivate static func unknown(_ location: String, _ nearest: String?) -> Self {
    guard let nearest else { return "'\(location)' is not a known Azure region" }
    return "'\(location)' is not a known Azure region; did you mean '\(nearest)'?"
  }
}
