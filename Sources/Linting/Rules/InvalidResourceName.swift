internal import JSONText
internal import Requests
internal import Swagger

/// Reports names, in the URL or of a template's resource, that break the naming rule of their resource type.
///
/// The service returns InvalidParameter: "The entity name is invalid according to its validation rule". The rule is
/// documented for resource groups; for the others it is the general one of Microsoft.Compute, hence a warning. Segments
/// with brackets, spaces or `&` are reported by RP205 and RP206.
struct InvalidResourceName: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    guard let operation = request.operation else { return [] }
    if request.request.form == .template { return Self.findings(in: request, of: operation) }
    guard let path = request.url?.resourcePath, path.count == operation.path.count else { return [] }
    return zip(operation.path, path).compactMap { step, segment in
      guard case .parameter(let parameter) = step, let kind = ResourceName(parameter: parameter),
        let fault = kind.fault(of: segment.decoded), !request.isUnresolved(segment.text),
        !segment.text.contains(where: "<>{}& \t".contains)
      else { return nil }
      return Finding(
        RuleID(204), kind == .resourceGroup ? .error : .warning, .invalid(segment.decoded, kind, fault),
        at: .url(segment.range))
    }
  }

  /// The name of a template's resource starts with those of its parents, separated by slashes, unless the resource is
  /// nested in its parent.
  private static func findings(in request: RequestContext, of operation: Swagger.APIOperation) -> [Finding] {
    guard let name = request.request.resourceName?.text, !request.request.form.isExpression(name),
      request.body.map(operation.isChecked) == true
    else { return [] }
    let kinds = operation.path.compactMap(\.nameKind).filter { $0 != .resourceGroup }
    let isNested = request.request.parentResourceName != nil
    let isSingle = kinds.count == 1
    let parts = isSingle ? [name] : name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let anchor = Finding.Anchor.value(JSONPointer(["name"]))
    guard parts.count == (isNested ? 1 : kinds.count), !parts.contains("") else {
      guard !isNested, kinds == [.collection, .restorePoint], !Placeholder.isPresent(in: name) else { return [] }
      return [Finding(RuleID(204), .warning, .notInCollection(name), at: anchor)]
    }
    return zip(kinds.suffix(parts.count), parts).compactMap { kind, part in
      guard !request.isUnresolved(part), let fault = kind.fault(of: part) else { return nil }
      return Finding(RuleID(204), .warning, .invalid(part, kind, fault), at: anchor)
    }
  }
}

extension Swagger.APIOperation.PathSegment {
  /// The resource that a path parameter names; nil for literals and for the subscription.
  fileprivate var nameKind: ResourceName? {
    if case .parameter(let parameter) = self { ResourceName(parameter: parameter) } else { nil }
  }
}

extension ResourceName {
  fileprivate var phrase: String {
    switch self {
    case .resourceGroup: "the resource group's name"
    case .collection: "the collection's name"
    case .restorePoint: "the restore point's name"
    case .diskRestorePoint: "the disk restore point's name"
    case .disk: "the disk's name"
    }
  }

  fileprivate var allowed: String {
    switch self {
    case .resourceGroup: "letters, digits, '-', '_', '.', '(' and ')'"
    case .collection, .restorePoint, .diskRestorePoint, .disk: "letters, digits, '-', '_' and '.'"
    }
  }
}

extension Finding.Message {
  fileprivate static func notInCollection(_ name: String) -> Self {
    "in a template the restore point's name '\(name)' must include its collection, as in 'collection/point'"
  }

  fileprivate static func invalid(_ name: String, _ kind: ResourceName, _ fault: ResourceName.Fault) -> Self {
    switch fault {
    case .tooLong(let length): "\(kind.phrase) has \(length) characters, but at most \(kind.maximumLength) are allowed"
    case .start(let first): "\(kind.phrase) '\(name)' must not start with '\(String(first))'"
    case .end(let last): "\(kind.phrase) '\(name)' must not end with '\(String(last))'"
    case .character(let bad): "\(kind.phrase) '\(name)' must not contain '\(String(bad))'; use \(kind.allowed)"
    }
  }
}
