import JSONText
import Linting
import Swagger
import TestSupport

/// A right request with one fault that a rule must report.
struct Mutant: Sendable {
  let rule: Int
  /// The rules that report other faults, which the mutation can't avoid.
  var others: [Int] = []
  /// What was changed.
  let change: String
  let request: RightRequest
  /// The path of the fault in the body; nil if it isn't in a member of the body.
  let path: [String]?
  /// The body's text, if it isn't that of the request's body: it isn't JSON.
  var brokenBody: String?

  var description: String { "RP\(rule) \(request.description): \(change)" }

  var saved: SharedRequest { saved(brokenBody ?? request.body?.text(indentation: "  ")) }

  /// The request with another spelling of its body.
  func saved(_ body: String?) -> SharedRequest {
    SharedRequest(description, method: request.method, url: request.url, body: body)
  }
}

extension RightRequest {
  func mutant(_ rule: Int, _ change: String, at path: [String]? = nil, _ edit: (inout RightRequest) -> Void) -> Mutant {
    var request = self
    edit(&request)
    return Mutant(rule: rule, change: change, request: request, path: path)
  }

  /// Replaces a value of the body.
  func setting(_ rule: Int, _ path: [String], to value: JSONTree) -> Mutant {
    mutant(rule, "\(JSONPointer(path)) = \(value.text(indentation: nil))", at: path) {
      $0.body = body?.replacing(path[...], with: value)
    }
  }

  /// Adds a member to an object of the body.
  func adding(_ rule: Int, _ key: String, _ value: JSONTree, to path: [String]) -> Mutant {
    mutant(rule, "+ \(JSONPointer(path + [key]))", at: path + [key]) {
      $0.body = body?.adding(.init(key: key, value: value), to: path)
    }
  }

  /// Removes a member of the body; the fault is in its object.
  func removing(_ rule: Int, _ path: [String]) -> Mutant {
    mutant(rule, "- \(JSONPointer(path))", at: path.dropLast()) { $0.body = body?.removing(path) }
  }

  /// Replaces a part of the URL; nil if the URL doesn't have it.
  func replacing(_ rule: Int, _ part: String, with text: String) -> Mutant? {
    guard url.contains(part) else { return nil }
    return mutant(rule, "\(part) -> \(text)") { $0.url = url.replacing(part, with: text, maxReplacements: 1) }
  }

  /// The path of a member of the body that exists.
  func has(_ path: [String]) -> Bool { body?[JSONPointer(path)] != nil }
}

extension JSONTree {
  func adding(_ member: Member, to path: [String]) -> JSONTree {
    changing(path[...]) { .object($0.members + [member]) }
  }

  func removing(_ path: [String]) -> JSONTree {
    changing(path.dropLast()) { object in .object(object.members.filter { $0.key != path.last }) }
  }

  func renaming(_ path: [String], to key: String) -> JSONTree {
    changing(path.dropLast()) { object in
      .object(object.members.map { Member(key: $0.key == path.last ? key : $0.key, value: $0.value) })
    }
  }

  /// Moves a member to the end of another object.
  func moving(_ path: [String], to object: [String]) -> JSONTree {
    guard let key = path.last, let value = self[JSONPointer(path)] else { return self }
    return removing(path).adding(Member(key: key, value: value), to: object)
  }
}

/// A value of a body, with the schema that describes it.
struct BodyValue {
  let path: [String]
  let schema: Schema
  let value: JSONTree

  /// All values of a request's body that its schema describes, containers before their contents.
  static func all(of request: RightRequest) -> [BodyValue] {
    guard let body = request.body, let schema = request.schema else { return [] }
    return BodyValue(path: [], schema: schema, value: body).withContents
  }

  private var withContents: [BodyValue] {
    let members = value.members.compactMap { member in
      schema.property(member.key).map { BodyValue(path: path + [member.key], schema: $0.schema, value: member.value) }
    }
    let elements = value.elements.enumerated().compactMap { index, element in
      schema.items.map { BodyValue(path: path + [String(index)], schema: $0, value: element) }
    }
    return [self] + (members + elements).flatMap(\.withContents)
  }

  var isObject: Bool { if case .object = value { !schema.properties.isEmpty } else { false } }
}
