internal import JSONText
internal import Requests
internal import Swagger

/// Reports names, in the URL, in a resource ID or of a template's resource, that break the naming rule of their resource
/// type.
///
/// The service returns InvalidParameter: "The entity name is invalid according to its validation rule". The rule is
/// documented for resource groups; for the others it is the general one of Microsoft.Compute, hence a warning. The
/// service checks the latter with `^[^_\W][\w\-._]{0,79}(?<![-.])$`, where `\w` is any letter, combining mark, digit or
/// `_`.
struct InvalidResourceName: Rule {
  static let id = RuleID(204)

  func findings(in request: RequestContext) -> [Finding] {
    guard let operation = request.operation else { return [] }
    let own =
      request.url == nil ? templateFindings(in: request, of: operation) : urlFindings(in: request, of: operation)
    return own + request.checkedIDs.flatMap { findings(in: $0, of: request) }
  }

  private func urlFindings(in request: RequestContext, of operation: Swagger.APIOperation) -> [Finding] {
    guard let path = request.url?.resourcePath, path.count == operation.path.count else { return [] }
    return zip(operation.path, path).compactMap { step, segment in
      guard case .parameter(let parameter) = step,
        !segment.decoded.withUTF8Span({ ServiceFacts.bundled.names.arePlainlyFollowed(by: $0) }),
        let kind = ResourceName(parameter: parameter),
        let fault = kind.fault(of: segment.decoded), !request.isUnresolved(segment.text)
      else { return nil }
      return finding(segment.decoded, kind, fault, at: .url(segment.range))
    }
  }

  private func findings(in checked: CheckedID, of request: RequestContext) -> [Finding] {
    guard let id = checked.id else { return [] }
    return id.checkedNames.compactMap { kind, name in
      guard !request.isUnresolved(name), let fault = kind.fault(of: name) else { return nil }
      return finding(name, kind, fault, at: .value(checked.reference.pointer))
    }
  }

  private func finding(
    _ name: String, _ kind: ResourceName, _ fault: ResourceName.Fault, at anchor: Finding.Anchor
  ) -> Finding {
    Finding(Self.id, kind == .resourceGroup ? .error : .warning, .invalid(name, kind, fault), at: anchor)
  }

  /// The name of a template's resource starts with those of its parents, separated by slashes, unless the resource is
  /// nested in its parent. A name that isn't in the body is that of another resource, where it is checked.
  private func templateFindings(in request: RequestContext, of operation: Swagger.APIOperation) -> [Finding] {
    guard let name = request.request.resourceName?.text, request.body?["name"] != nil else { return [] }
    let kinds = operation.path.compactMap(\.nameKind).filter { $0 != .resourceGroup }
    let isNested = request.request.parentResourceName != nil
    let isSingle = kinds.count == 1
    let parts = isSingle ? [name] : name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let anchor = Finding.Anchor.value(JSONPointer(["name"]))
    if request.request.form.isExpression(name) {
      guard !isNested, kinds == [.collection, .restorePoint], isJoinedWithoutSlash(name) else { return [] }
      return [Finding(Self.id, .warning, .notInCollection(name), at: anchor)]
    }
    guard parts.count == (isNested ? 1 : kinds.count), !parts.contains("") else {
      guard !isNested, kinds == [.collection, .restorePoint], !Placeholder.isPresent(in: name) else { return [] }
      return [Finding(Self.id, .warning, .notInCollection(name), at: anchor)]
    }
    return zip(kinds.suffix(parts.count), parts).compactMap { kind, part in
      guard !request.isUnresolved(part), let fault = kind.fault(of: part) else { return nil }
      return finding(part, kind, fault, at: anchor)
    }
  }

  /// Whether an expression joins parameters and texts, none of which is or contains a slash.
  private func isJoinedWithoutSlash(_ expression: String) -> Bool {
    let argument = #"(?:parameters\(\s*'[^'()]*'\s*\)|'[^'/]*')"#
    let pattern = try? Pattern(#"^\[\s*concat\(\s*\#(argument)(?:\s*,\s*\#(argument))+\s*\)\s*\]$"#)
    return pattern?.matches(expression.lowercased()) ?? false
  }
}

extension Swagger.APIOperation.PathSegment {
  /// The resource that a path parameter names; nil for literals and for the subscription.
  fileprivate var nameKind: ResourceName? {
    if case .parameter(let parameter) = self { ResourceName(parameter: parameter) } else { nil }
  }
}

extension ResourceID {
  /// The names whose rules are known.
  fileprivate var checkedNames: [(kind: ResourceName, name: String)] {
    guard namespace.lowercased() == "microsoft.compute" else { return [(.resourceGroup, resourceGroup)] }
    let kinds: [ResourceName] =
      switch types.map({ $0.lowercased() }) {
      case ["disks"]: [.disk]
      case ["restorepointcollections"]: [.collection]
      case let types where types.starts(with: ["restorepointcollections", "restorepoints"]):
        [.collection, .restorePoint]
      case _: []
      }
    return [(.resourceGroup, resourceGroup)] + zip(kinds, names).map { ($0, $1) }
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

  /// What a name can contain.
  fileprivate var allowed: String {
    let punctuation = rule?.punctuation.map { "'\($0)'" } ?? []
    return (["letters", "digits"] + punctuation.dropLast()).joined(separator: ", ")
      + (punctuation.last.map { " and \($0)" } ?? "")
  }
}

extension Finding.Message {
  fileprivate static func notInCollection(_ name: String) -> Self {
    "in a template the restore point's name '\(name)' must include its collection, as in 'collection/point'"
  }

  fileprivate static func invalid(_ name: String, _ kind: ResourceName, _ fault: ResourceName.Fault) -> Self {
    switch fault {
    case .tooLong(let length, let maximum):
      "\(kind.phrase) has \(length) characters, but at most \(maximum) are allowed"
    case .start(let first): "\(kind.phrase) '\(name)' must not start with '\(String(first))'"
    case .end(let last): "\(kind.phrase) '\(name)' must not end with '\(String(last))'"
    case .character(let bad): "\(kind.phrase) '\(name)' must not contain '\(String(bad))'; use \(kind.allowed)"
    }
  }
}
