internal import JSONText

/// Reads GruCloud resources from JavaScript, on its own or in Markdown.
///
/// A resource is an object literal with `type`, `group: "Compute"`, and `properties: () => ({ … })`; the object in
/// parentheses is the body. Members before `type` are ignored.
struct GruCloudReader {
  private static let operations = [
    "RestorePointCollection": "RestorePointCollections_CreateOrUpdate", "RestorePoint": "RestorePoints_Create",
  ]

  private static let typePrefix = Array("RestorePoint".utf8)

  func read(_ text: [UInt8], visit: (ReaderEvent) -> Void) {
    var index = 0
    while let start = Self.nextType(in: text, from: index) {
      index = start + Self.typePrefix.count
      guard let resource = GruCloudResource(text, typeAt: start) else { continue }
      index = resource.end
      if let operation = Self.operations[resource.type], resource.group == "Compute", let body = resource.body {
        visitRequest(in: text, resource.start..<body.upperBound, operation, body, visit: visit)
      }
    }
  }

  /// The offset of the next possible type name; its opening quote comes just before it.
  private static func nextType(in text: [UInt8], from start: Int) -> Int? {
    var index = start
    while index + typePrefix.count <= text.count {
      if text[index] == typePrefix[0], text[index...].starts(with: typePrefix) { return index }
      index += 1
    }
    return nil
  }

  private func visitRequest(
    in text: [UInt8], _ extent: Range<Int>, _ operation: String, _ body: Range<Int>, visit: (ReaderEvent) -> Void
  ) {
    var request = Request(form: .prose, extent: extent)
    request.operation = operation
    let body = MappedText(bytes: Array(text[body]), map: SourceMap(shift: body.lowerBound))
    RequestBody.withParsed(body, dialect: .javaScript) { body in
      request.body = body
      visit(.request(request))
    }
  }
}
