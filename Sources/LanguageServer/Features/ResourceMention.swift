internal import JSONText
internal import Linting
internal import Requests
internal import Swagger

/// A place of a request that names a restore point or a collection.
struct ResourceMention {
  let kind: ResourceName
  /// The ID of the resource in lower case, without a leading slash.
  let id: String
  let name: String
  /// The name's range in the document; nil if the document writes it in another way, such as in a variable.
  let range: Range<Int>?

  /// The ID after the resource has been renamed.
  func id(renamedTo name: String) -> String { id.dropLast(self.name.utf8.count) + name.lowercased() }

  /// The mentions in a request's URL and in the strings of its body, apart from those with placeholders.
  static func all(in request: RequestContext) -> [ResourceMention] {
    let inURL = urlMentions(in: request)
    return inURL + (request.request.body.map { bodyMentions(in: $0) + nameMentions(in: $0, of: inURL, request) } ?? [])
  }

  private static func urlMentions(in request: RequestContext) -> [ResourceMention] {
    guard let path = request.url?.resourcePath, path.count >= 8, let text = request.request.url else { return [] }
    return mentions(in: path.map { ($0.decoded, $0.range) }, of: text.mapped)
  }

  private static func bodyMentions(in body: RequestBody) -> [ResourceMention] {
    guard let node = body.node else { return [] }
    var pointers: [JSONPointer] = []
    node.visitStrings { text, pointer in
      if text.lowercased().contains("/restorepointcollections/") { pointers.append(body.pointer.appending(pointer)) }
    }
    return strings(at: pointers, in: body).flatMap { text in mentions(in: text.pathSegments, of: text) }
  }

  /// The `name` in a body that repeats the last name of the URL.
  private static func nameMentions(
    in body: RequestBody, of mentions: [ResourceMention], _ request: RequestContext
  ) -> [ResourceMention] {
    guard let named = mentions.last, request.operation?.takesBody == true, let name = body.node?["name"]?.string,
      request.url?.resourcePath.last?.decoded == named.name, name.lowercased() == named.name.lowercased()
    else { return [] }
    return strings(at: [body.pointer.appending("name")], in: body).map {
      ResourceMention(kind: named.kind, id: named.id, name: name, range: $0.exactRange)
    }
  }

  private static func strings(at pointers: [JSONPointer], in body: RequestBody) -> [MappedText] {
    let index = RangeIndex(of: pointers, in: body.text.bytes.span)
    return pointers.compactMap { index[$0].flatMap { body.text.unescapedString(in: $0.value) } }
  }

  /// The mentions in the path of a resource: of a collection, and of a restore point in it.
  private static func mentions(
    in path: [(text: String, range: Range<Int>)], of text: MappedText
  ) -> [ResourceMention] {
    let labels = [
      (0, "subscriptions"), (2, "resourcegroups"), (4, "providers"), (5, "microsoft.compute"),
      (6, "restorepointcollections"),
    ]
    let lowercased = path.map { $0.text.lowercased() }
    guard path.count >= 8, labels.allSatisfy({ lowercased[$0] == $1 }) else { return [] }
    let isPoint = path.count >= 10 && lowercased[8] == "restorepoints"
    let kinds: [(index: Int, kind: ResourceName)] = [(7, .collection)] + (isPoint ? [(9, .restorePoint)] : [])
    return kinds.compactMap { index, kind in
      guard !path[...index].contains(where: { $0.text.isEmpty || Placeholder.isPresent(in: $0.text) }) else {
        return nil
      }
      return ResourceMention(
        kind: kind, id: lowercased[...index].joined(separator: "/"), name: path[index].text,
        range: text.exactRange(of: path[index].range))
    }
  }
}

extension MappedText {
  /// The segments of a path that starts with a slash.
  fileprivate var pathSegments: [(text: String, range: Range<Int>)] {
    bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst().map {
      (String(decoding: $0, as: UTF8.self), $0.startIndex..<$0.endIndex)
    }
  }
}

extension JSONNode {
  /// Calls `visit` with every string value and its pointer.
  fileprivate func visitStrings(at pointer: JSONPointer = .root, _ visit: (String, JSONPointer) -> Void) {
    if let string { visit(string, pointer) }
    for member in members { member.value.visitStrings(at: pointer.appending(member.key), visit) }
    for (index, element) in elements.enumerated() { element.visitStrings(at: pointer.appending(index), visit) }
  }
}
