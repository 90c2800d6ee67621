import JSONText
import Linting
import Requests
import Swagger
import TestSupport

/// A file, and the rules that must report it, each as often as it is listed.
struct ProofCase {
  let description: String
  let path: String
  let bytes: [UInt8]
  var minimumVersion: APIVersion?
  /// The rule that the case is about.
  let rule: Int
  /// The rules of the other faults.
  let others: [Int]

  init(_ rule: Int, _ description: String, path: String, _ text: String, also others: [Int] = []) {
    self.init(rule, description, path: path, bytes: Array(text.utf8), also: others)
  }

  init(_ rule: Int, _ description: String, path: String, bytes: [UInt8], also others: [Int] = []) {
    self.rule = rule
    self.description = description
    self.path = path
    self.bytes = bytes
    self.others = others
  }

  private var linter: Linter {
    var options = Linter.Options()
    options.minimumApiVersion = minimumVersion
    return Linter(options: options)
  }

  /// The findings, including those about several requests.
  func findings(in bytes: [UInt8]) -> [LocatedFinding] {
    let linter = self.linter
    return linter.completing([linter.lint(bytes, path: path, isNamed: true)]) { _ in bytes }.flatMap(\.findings)
  }

  /// The findings after all fixes of the rule were made, the unsafe ones too; nil if it has none.
  func findingsAfterFixing() -> [LocatedFinding]? {
    let id = RuleID(rule)
    let result = linter.fix(bytes, path: path, isNamed: true, includesUnsafe: true) { $0.filter { $0.rule == id } }
    return result.fixes == 0 ? nil : findings(in: result.bytes)
  }
}

extension ProofCase {
  /// A mutant in all spellings, each in an envelope.
  static func spelled(_ mutant: Mutant) -> [ProofCase] {
    guard mutant.request.body != nil else { return [ProofCase(mutant, mutant.saved, "without a body")] }
    return Spelling.allCases.compactMap { spelling in
      spelling.body(of: mutant).map { body in
        ProofCase(mutant, mutant.saved(body.text), "\(spelling)", also: body.rules)
      }
    }
  }

  private init(_ mutant: Mutant, _ request: SharedRequest, _ spelling: String, also others: [Int] = []) {
    self.init(
      mutant.rule, "\(mutant.description), \(spelling)", path: SavedForm.envelope.file,
      SavedForm.envelope.save(request), also: mutant.others + others)
  }
}
