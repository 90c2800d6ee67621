import JSONText
import Linting
import Swagger
import TestSupport

/// Faults in resource IDs, URLs, names and locations.
enum ResourceMutations {
  static func all(of request: RightRequest) -> [Mutant] {
    resourceIDs(in: request).flatMap { malformed($0, request) + wrongNames($0, request) + wrongType($0, request) }
      + names(request) + urls(request) + members(request)
  }

  private struct ReferencedID {
    let path: [String]
    let text: String
  }

  private static func resourceIDs(in request: RightRequest) -> [ReferencedID] {
    BodyValue.all(of: request).compactMap { value in
      guard case .scalar(let literal) = value.value, literal.hasPrefix(#""/subscriptions/"#) else { return nil }
      return ReferencedID(path: value.path, text: String(literal.dropFirst().dropLast()))
    }
  }

  private static func malformed(_ id: ReferencedID, _ request: RightRequest) -> [Mutant] {
    let texts = [
      String(id.text.dropFirst()), id.text + "/", id.text + "}", id.text + "{", "/" + id.text, "nonsense", "",
      id.text.replacing("/resourceGroups/", with: "/resourceGroup/"), id.text.replacing("/providers", with: ""),
      String(id.text.split(separator: "/").dropLast().map { "/" + $0 }.joined()),
      id.text.replacing("/subscriptions/", with: "https://management.azure.com/subscriptions/"),
    ]
    return texts.map { request.setting(201, id.path, to: .string($0)) }
  }

  private static func wrongNames(_ id: ReferencedID, _ request: RightRequest) -> [Mutant] {
    func replaced(_ rule: Int, _ part: String, _ text: String) -> Mutant? {
      guard id.text.contains(part) else { return nil }
      return request.setting(rule, id.path, to: .string(id.text.replacing(part, with: text, maxReplacements: 1)))
    }
    return [
      replaced(203, RightRequest.subscription, "mySubscription"), replaced(203, RightRequest.subscription, "0123"),
      replaced(204, "/resourceGroups/g", "/resourceGroups/g."),
      replaced(204, "/resourceGroups/g", "/resourceGroups/" + String(repeating: "g", count: 91)),
      replaced(204, "/disks/d", "/disks/_d"),
      replaced(204, "/restorePointCollections/", "/restorePointCollections/-"),
      replaced(204, "/restorePoints/p", "/restorePoints/p-"),
      replaced(205, "/resourceGroups/g", "/resourceGroups/{group}"),
      replaced(205, "/providers/Microsoft.Compute/", "/providers/<namespace>/"),
    ].compactMap(\.self)
  }

  /// For the ID that a disk is restored from, this is RP410.
  private static func wrongType(_ id: ReferencedID, _ request: RightRequest) -> [Mutant] {
    let rule = id.path.last == "sourceResourceId" ? 410 : 202
    return ["snapshots/s", "virtualMachines/vm/extensions/e", "restorePointCollections/c/restorePoints/p/x/y"].map {
      request.setting(rule, id.path, to: .string("\(RightRequest.root)/\($0)"))
    }
  }

  private static func names(_ request: RightRequest) -> [Mutant] {
    let tooLong = String(repeating: "n", count: 81)
    return [
      request.replacing(203, RightRequest.subscription, with: "mySubscription"),
      request.replacing(203, RightRequest.subscription, with: RightRequest.subscription + "0"),
      request.replacing(204, "/resourceGroups/g/", with: "/resourceGroups/g./"),
      request.replacing(204, "/resourceGroups/g/", with: "/resourceGroups/" + tooLong + "nnnnnnnnnn/"),
      request.replacing(204, "/restorePointCollections/c", with: "/restorePointCollections/_c"),
      request.replacing(204, "/restorePointCollections/c", with: "/restorePointCollections/c~c"),
      request.replacing(204, "/restorePoints/p", with: "/restorePoints/" + tooLong),
      request.replacing(204, "/diskRestorePoints/d", with: "/diskRestorePoints/d."),
      request.replacing(204, "/disks/disk", with: "/disks/disk-"),
      request.replacing(205, "/resourceGroups/g", with: "/resourceGroups/{resourceGroupName}"),
      request.replacing(205, "/restorePointCollections/c", with: "/restorePointCollections/<collection>"),
      request.replacing(205, RightRequest.subscription, with: "{subscriptionId}"),
    ].compactMap(\.self)
  }

  private static func urls(_ request: RightRequest) -> [Mutant] {
    let version = "api-version=\(request.version)"
    return [
      request.replacing(206, "?", with: "&"), request.replacing(206, version, with: "\(version)?x=1"),
      request.replacing(206, version, with: "\(version)&\(version)"),
      request.replacing(206, version, with: "x=1&\(version)&X=2"),
      request.replacing(206, "api-version=", with: "api-version= "),
      request.replacing(206, "/restorePointCollections/c", with: "/restorePointCollections/c d"),
      request.replacing(206, "/restorePointCollections/c", with: "/restorePointCollections/<c"),
      request.replacing(206, "https://management.azure.com/", with: ""),
      request.replacing(301, "?\(version)", with: ""), request.replacing(301, version, with: "version=1"),
      request.replacing(301, version, with: "api-version="),
    ].compactMap(\.self)
  }

  private static func members(_ request: RightRequest) -> [Mutant] {
    let hasName = request.schema?.property("name") != nil
    let places = request.has(["location"]) ? ["westeuropa", "Atlantis", "east-us-9", ""] : []
    return places.map { request.setting(207, ["location"], to: .string($0)) }
      + (hasName ? ["other", "\(request.resourceName)2"] : []).map {
        request.adding(208, "name", .string($0), to: [])
      } + tags(request)
  }

  private static func tags(_ request: RightRequest) -> [Mutant] {
    guard request.has(["tags"]) else { return [] }
    let many = (0..<51).map { JSONTree.Member(key: "t\($0)", value: .string("v")) }
    let names = ["a/b", "a%b", "a?", #"a\b"#, "a&b", "", String(repeating: "n", count: 513)]
    return names.map { request.adding(416, $0, .string("v"), to: ["tags"]) } + [
      request.adding(416, "TEAM", .string("v"), to: ["tags"]),
      request.setting(416, ["tags", "team"], to: .string(String(repeating: "v", count: 257))),
      request.setting(416, ["tags"], to: .object(many)),
    ]
  }
}
