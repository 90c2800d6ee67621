public import JSONText
public import Requests
internal import Swagger

/// Something that was found in a file: a request, a response, or what turned out to be neither.
public struct InventoryEntry: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    case request
    case response
    /// Looks like a restore-point request, but its operation is unknown for this reason.
    case unidentified(String)
    /// Is not a restore-point request, for this reason.
    case unrelated(UnrelatedReason)
  }

  public var kind: Kind
  public var position: LineTable.Position
  /// Nil for what no reader could identify.
  public var form: RequestForm?
  /// The method as written.
  public var method: String?
  public var operation: String?
  /// The api-version that the request was checked against.
  public var apiVersion: String?
  /// The path of the URL, or the name of a template's resource.
  public var resource: String?
}

extension InventoryEntry {
  init(_ kind: Kind, _ context: RequestContext, at position: LineTable.Position) {
    let path = context.url.map { $0.resourcePath.map { "/" + $0.text }.joined() }
    let name = context.request.resourceName.map { name in
      (context.request.parentResourceName.map { $0.text + "/" } ?? "") + name.text
    }
    self.init(
      kind: kind, position: position, form: context.request.form, method: context.request.method?.text,
      operation: context.operation?.id, apiVersion: context.apiVersionText, resource: path ?? name)
  }

  /// The same entry in a file in which nothing is certainly about restore points.
  var unrelated: InventoryEntry {
    guard kind == .request else { return self }
    var entry = self
    entry.kind = .unrelated(method == nil ? .otherBody : .otherURL)
    return entry
  }
}
