internal import Requests
internal import Swagger

/// A name in the URL keeps the naming rule of its kind of resource.
///
/// The service answers InvalidParameter: «The entity name is invalid according to its validation rule». The rule is
/// documented for resource groups; for the others it is the general one of Microsoft.Compute, hence a warning.
/// Segments with brackets, blanks or `&` are left to the rules on placeholders and malformed URLs.
struct InvalidResourceName: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    guard let operation = request.operation, let path = request.url?.resourcePath, path.count == operation.path.count
    else { return [] }
    return zip(operation.path, path).compactMap { step, segment in
      guard case .parameter(let parameter) = step, let kind = ResourceName(parameter: parameter),
        let fault = kind.fault(of: segment.decoded), !request.isOpaque(segment.text),
        !segment.text.contains(where: "<>{}& \t".contains)
      else { return nil }
      return Finding(
        RuleID(204), kind == .resourceGroup ? .error : .warning, .invalid(segment.decoded, kind, fault),
        at: .url(segment.range))
    }
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
  fileprivate static func invalid(_ name: String, _ kind: ResourceName, _ fault: ResourceName.Fault) -> Self {
    switch fault {
    case .tooLong(let length): "\(kind.phrase) has \(length) characters, and may have \(kind.longest)"
    case .start(let first): "\(kind.phrase) '\(name)' must not start with '\(String(first))'"
    case .end(let last): "\(kind.phrase) '\(name)' must not end with '\(String(last))'"
    case .character(let bad): "\(kind.phrase) '\(name)' must not hold '\(String(bad))'; it takes \(kind.allowed)"
    }
  }
}
