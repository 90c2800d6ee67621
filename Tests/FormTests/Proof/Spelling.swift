import JSONText
import Linting
import Swagger
import TestSupport

/// A way to write a faulty body that adds a fault of its own, which must not hide the first one.
enum Spelling: CaseIterable {
  case plain
  /// The first or the last key on the way to the fault is in the wrong case.
  case wrongOuterCase, wrongInnerCase
  /// The member of the root or of `properties` that contains the fault is on the other level. Its name is part of that
  /// fault.
  case misplaced, misplacedInWrongCase
  /// A syntax error before or after the fault.
  case comment, trailingComma, unquotedKey
  case duplicateKey

  /// The body in this spelling, and the rules that report the spelling; nil if it can't be written that way.
  func body(of mutant: Mutant) -> (text: String, rules: [Int])? {
    guard let body = mutant.request.body else { return nil }
    if let broken = mutant.brokenBody { return self == .plain ? (broken, []) : nil }
    let hasSchema = mutant.rule != 7 && mutant.rule != 2
    switch self {
    case .plain: return (body.text(indentation: "  "), [])
    case .wrongOuterCase, .wrongInnerCase, .misplaced, .misplacedInWrongCase, .duplicateKey:
      guard hasSchema, let (tree, rules) = rewritten(body, mutant) else { return nil }
      return (tree.text(indentation: "  "), rules)
    case .comment: return broken(body, by: .comment)
    case .trailingComma: return broken(body, by: .trailingComma)
    case .unquotedKey: return broken(body, by: .unquotedKey)
    }
  }

  private func broken(_ body: JSONTree, by mistake: SyntaxMistake) -> (text: String, rules: [Int])? {
    mistake.made(in: body.text(indentation: "  ")).map { ($0, [1]) }
  }

  private func rewritten(_ body: JSONTree, _ mutant: Mutant) -> (JSONTree, [Int])? {
    let path = mutant.path ?? body.firstPath
    let known = mutant.request.knownPrefixes(of: path)
    switch self {
    case .wrongOuterCase: return known.first.map { (body.renaming($0, to: $0.last?.togglingFirst ?? ""), [108]) }
    case .wrongInnerCase:
      guard known.count > 1 else { return nil }
      return known.last.map { (body.renaming($0, to: $0.last?.togglingFirst ?? ""), [108]) }
    // A wrong name is part of the fault that it is in the wrong place.
    case .misplaced, .misplacedInWrongCase:
      // Other rules don't know a name in the wrong case that only other api-versions have.
      guard self == .misplaced || mutant.others.isEmpty else { return nil }
      guard mutant.rule != 108 || mutant.request.misplacing(path, in: body)?.path.last != path.last else { return nil }
      return misplaced(body, path, mutant)
    case .duplicateKey:
      guard let member = body.members.first else { return nil }
      return (.object([.init(key: member.key, value: .scalar("0"))] + body.members), [2])
    case .plain, .comment, .trailingComma, .unquotedKey: return nil
    }
  }

  private func misplaced(_ body: JSONTree, _ path: [String], _ mutant: Mutant) -> (JSONTree, [Int])? {
    mutant.request.misplacing(path, in: body).map { moved in
      let name = moved.path.last ?? ""
      return (self == .misplaced ? moved.body : moved.body.renaming(moved.path, to: name.togglingFirst), [107])
    }
  }
}

extension JSONTree {
  /// The path to the first scalar in the members.
  fileprivate var firstPath: [String] {
    members.first.map { [$0.key] + $0.value.firstPath } ?? []
  }
}

extension RightRequest {
  /// The beginnings of a path that end with a property of the schema that the body has.
  fileprivate func knownPrefixes(of path: [String]) -> [[String]] {
    var schema = self.schema
    var known: [[String]] = []
    for (index, step) in path.enumerated() {
      if schema?.property(step) != nil { known.append(Array(path[...index])) }
      schema = schema?.property(step)?.schema ?? schema?.items
    }
    return known.filter(has)
  }

  /// Moves the part of the body with a value between the root and `properties`; nil if it would not be misplaced there.
  fileprivate func misplacing(_ path: [String], in body: JSONTree) -> (body: JSONTree, path: [String])? {
    guard let schema, let inner = schema.property("properties")?.schema, let first = path.first else { return nil }
    if first == "properties" {
      guard path.count > 1, inner.property(path[1]) != nil || isInOtherVersion(path[1]), schema.property(path[1]) == nil
      else { return nil }
      return (body.moving(Array(path[...1]), to: []), [path[1]])
    }
    guard schema.property(first)?.isReadOnly == false, inner.property(first) == nil, body.keys.contains("properties"),
      has([first])
    else { return nil }
    return (body.moving([first], to: ["properties"]), ["properties", first])
  }

  private func isInOtherVersion(_ name: String) -> Bool {
    !document.versions(of: operation, withMember: ["properties", name]).isEmpty
  }
}
