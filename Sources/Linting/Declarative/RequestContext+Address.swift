internal import JSONText
internal import Requests
internal import Swagger

/// A part of a request's URL, as rules name it.
enum AddressPart: String, CaseIterable {
  case subscription, resourceGroup, collection, restorePoint, diskRestorePoint, disk, apiVersion, query

  /// The part that a path parameter of an operation is; nil for others.
  fileprivate init?(parameter: String) {
    switch parameter {
    case "subscriptionId": self = .subscription
    case "resourceGroupName": self = .resourceGroup
    case "restorePointCollectionName": self = .collection
    case "restorePointName", "vmRestorePointName": self = .restorePoint
    case "diskRestorePointName": self = .diskRestorePoint
    case "diskName": self = .disk
    default: return nil
    }
  }
}

extension RequestContext {
  /// The parts of the URL, or the names and the api-version of a template's resource; nil if they are unknown.
  var address: DescribedPart? {
    guard let operation else { return nil }
    let parts = operation.path.compactMap { step -> AddressPart? in
      if case .parameter(let parameter) = step { AddressPart(parameter: parameter) } else { nil }
    }
    guard var address = url.map({ pathParts(of: $0, operation) }) ?? templateNames(of: parts) else { return nil }
    if let version = url?.item("api-version").map(\.trimmedValue) ?? request.apiVersion?.text, !version.isEmpty {
      address.add(AddressPart.apiVersion.rawValue, .string(version), at: versionAnchor)
    }
    if let url, !url.query.isEmpty {
      var query = DescribedPart(at: .path(url.pathRange))
      for item in url.query { query.add(item.trimmedName, .string(item.trimmedValue), at: .url(item.valueRange)) }
      address.add(AddressPart.query.rawValue, query)
    }
    return address
  }

  private func pathParts(of url: URLParts, _ operation: Swagger.APIOperation) -> DescribedPart {
    var address = DescribedPart(at: .path(url.pathRange))
    for (step, segment) in zip(operation.path, url.resourcePath) {
      guard case .parameter(let parameter) = step, let part = AddressPart(parameter: parameter) else { continue }
      address.add(part.rawValue, .string(segment.decoded), at: .url(segment.range))
    }
    return address
  }

  /// A template's resource is named by itself and by its parents; an expression may be all of their names.
  private func templateNames(of parts: [AddressPart]) -> DescribedPart? {
    let name = Finding.Anchor.value(JSONPointer(["name"]))
    guard request.form == .template, let own = request.resourceName?.text else { return nil }
    let kinds = parts.filter { $0 != .subscription && $0 != .resourceGroup }
    let whole = [request.parentResourceName?.text, own].compactMap(\.self)
    let isExpression = whole.contains { request.form.isExpression($0) }
    let names = isExpression ? kinds.map { _ in own } : whole.flatMap { $0.split(separator: "/").map(String.init) }
    guard names.count == kinds.count else { return nil }
    var address = DescribedPart(at: name)
    for (kind, text) in zip(kinds, names) { address.add(kind.rawValue, .string(text), at: name) }
    return address
  }

  /// The headers; nil if the form doesn't save them.
  var describedHeaders: DescribedPart? {
    guard let headers = request.headers() else { return nil }
    var described = DescribedPart(at: url.map { .path($0.pathRange) } ?? .opening(.root))
    for header in headers {
      described.add(header.name, .string(header.value.text), at: .text(header.value.mapped.sourceRange, .header))
    }
    return described
  }
}
