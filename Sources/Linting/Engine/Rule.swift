internal import Requests
internal import Swagger

/// A check of one request for one kind of fault.
///
/// Rules are pure and know nothing about files, lines or each other. Where several report one fault, the catalog says
/// which of their findings counts.
protocol Rule: Sendable {
  static var id: RuleID { get }

  /// What a request must have for the rule to be run.
  static var precondition: RulePrecondition { get }

  func findings(in request: RequestContext) -> [Finding]
}

extension Rule {
  static var precondition: RulePrecondition { .none }
}

/// What a request must have for a rule to be run; a request without it has no such findings.
enum RulePrecondition: CaseIterable {
  case none
  case url
  /// The body's text, even if it can't be parsed.
  case body
  /// The parsed body of a restore point.
  case restorePoint
  /// The body's violations of its schema.
  case violations
  /// The resource IDs that aren't plainly valid.
  case checkedIDs
}

/// The selected rules with code that check single requests.
struct RequestRules: Sendable {
  private let rules: [(precondition: RulePrecondition, rules: [any Rule])]

  init(_ selection: RuleSelection) {
    let selected = RuleID.perRequest.filter { selection.includes(type(of: $0).id) }
    rules = RulePrecondition.allCases.map { precondition in
      (precondition, selected.filter { type(of: $0).precondition == precondition })
    }
  }

  /// The findings in a request, in no particular order.
  func findings(in request: RequestContext) -> [Finding] {
    var all: [Finding] = []
    for (precondition, rules) in rules where request.satisfies(precondition) {
      for index in rules.indices {
        let found = rules[index].findings(in: request)
        if !found.isEmpty { all += found }
      }
    }
    return all
  }
}

extension RequestContext {
  fileprivate func satisfies(_ precondition: RulePrecondition) -> Bool {
    switch precondition {
    case .none: true
    case .url: url != nil
    case .body: request.body != nil
    case .restorePoint: body(of: OperationID.createRestorePoint) != nil
    case .violations: !violations.isEmpty
    case .checkedIDs: !checkedIDs.isEmpty
    }
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
