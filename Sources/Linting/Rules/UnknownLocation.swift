internal import JSONText
internal import Swagger

/// A location is an Azure region.
///
/// The service answers LocationNotAvailableForResourceType. The list of regions grows, hence a warning.
struct UnknownLocation: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    let pointer = JSONPointer(["location"])
    guard request.createsTrackedResource, let location = request.judgedString(at: pointer) else { return [] }
    switch Regions.bundled.standing(of: location) {
    case .open: return []
    case .closed: return [Finding(RuleID(207), .warning, .closed(location), at: .value(pointer))]
    case .unknown(let nearest):
      return [
        Finding(
          RuleID(207), .warning, .unknown(location, nearest), at: .value(pointer),
          fix: nearest.map { Fix("write '\($0)'", isSafe: false, .replaceValue(pointer, with: "\"\($0)\"")) })
      ]
    }
  }
}

extension RequestContext {
  /// Whether the request creates a resource with a location and tags of its own, and is judged.
  fileprivate var createsTrackedResource: Bool {
    guard let operation, let body else { return false }
    return switch operation.id {
    case "RestorePointCollections_CreateOrUpdate": true
    case "Disks_CreateOrUpdate": operation.isJudged(by: body)
    default: false
    }
  }
}

extension Finding.Message {
  fileprivate static func closed(_ location: String) -> Self { "the Azure region '\(location)' is closed" }

  fileprivate static func unknown(_ location: String, _ nearest: String?) -> Self {
    guard let nearest else { return "'\(location)' is no Azure region" }
    return "'\(location)' is no Azure region; did you mean '\(nearest)'?"
  }
}
