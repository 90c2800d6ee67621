internal import Requests
internal import Swagger

/// A check of one request for one kind of fault.
///
/// Rules are pure and know nothing about files, lines or each other. Where several report one fault, the catalog says
/// which of their findings counts.
protocol Rule: Sendable {
  static var id: RuleID { get }

  func findings(in request: RequestContext) -> [Finding]
}

extension RequestContext {
  /// The findings of the rules, in their order. Copies nothing for rules without findings, which most are.
  func findings(of rules: [any Rule]) -> [Finding] {
    var all: [Finding] = []
    for index in rules.indices {
      let found = rules[index].findings(in: self)
      if !found.isEmpty { all += found }
    }
    return all
  }
}

extension RuleID {
  /// All rules with code that check single requests, in no particular order.
  static let perRequest: [any Rule] = [
    InvalidJSON(), RepeatedKey(), UnexpectedBody(), MissingBody(), UnknownOperation(), ReadOnlyProperty(),
    MissingRequiredProperty(), UnknownProperty(), WrongType(), UnknownEnumValue(), InvalidFormat(), MisplacedProperty(),
    PropertyCase(), MalformedResourceID(), WrongResourceType(), InvalidSubscriptionID(), UnresolvedPlaceholder(),
    MalformedURL(), NameMismatch(), MissingAPIVersion(), UnknownAPIVersion(), OperationNotInAPIVersion(),
    PropertyNotInAPIVersion(), ValueNotInAPIVersion(), APIVersionBelowMinimum(), ImmutableProperty(),
    ResponseOnlyConsistencyMode(),
    InvalidResourceName(), UnknownLocation(), DuplicateExcludedDisk(), OptionsBesideCopy(), CopySourceMismatch(),
    ScaleSetSource(), RestoreSource(), EncryptionMismatch(), InvalidTag(),
  ]
}
