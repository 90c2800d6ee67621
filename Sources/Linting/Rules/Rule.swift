internal import Requests
internal import Swagger

/// A check of one request for one kind of fault.
///
/// Rules are pure and know nothing of files, lines and each other; each stays silent about what another one reports.
protocol Rule: Sendable {
  func findings(in request: RequestContext) -> [Finding]
}

extension RequestContext {
  /// What rules find, in their order. Most find nothing, and then nothing is copied.
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
  /// All rules that look at one request; the order doesn't matter.
  static let perRequest: [any Rule] = [
    InvalidJSON(), RepeatedKey(), UnexpectedBody(), MissingBody(), UnknownOperation(), ReadOnlyProperty(),
    MissingRequiredProperty(), UnknownProperty(), WrongType(), UnknownEnumValue(), InvalidFormat(), MisplacedProperty(),
    PropertyCase(), MalformedResourceID(), WrongResourceType(), InvalidSubscriptionID(), UnresolvedPlaceholder(),
    MalformedURL(), NameMismatch(), MissingAPIVersion(), UnknownAPIVersion(), OperationNotInAPIVersion(),
    PropertyNotInAPIVersion(), ValueNotInAPIVersion(), APIVersionBelowMinimum(), ImmutableProperty(),
    AnswerOnlyConsistencyMode(),
    InvalidResourceName(), UnknownLocation(), DuplicateExcludedDisk(), OptionsBesideCopy(), CopySourceMismatch(),
    ScaleSetSource(), RestoreSource(), EncryptionMismatch(), InvalidTag(), DeclarativeRules(),
  ]
}
