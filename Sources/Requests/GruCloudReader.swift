internal import JSONText

/// Reads resources that a JavaScript text describes in GruCloud's way, in Markdown or by themselves.
///
/// Such a resource is an object literal with `type`, `group: "Compute"` and `properties: () => ({ … })`; the object in
/// the parentheses is the body. Members before `type` are not looked at.
struct GruCloudReader {
  private static let operations = [
    "RestorePointCollection": "RestorePointCollections_CreateOrUpdate", "RestorePoint": "RestorePoints_Create",
  ]

  private static let typeStart = Array("RestorePoint".utf8)

  func read(_ text: [UInt8], visit: (Discovery) -> Void) {
    var index = 0
    while let start = Self.nextType(in: text, from: index) {
      index = start + Self.typeStart.count
      guard let resource = GruCloudResource(text, typeAt: start) else { continue }
      index = resource.end
      if let operation = Self.operations[resource.type], resource.group == "Compute", let body = resource.body {
        lend(text, resource.start..<body.upperBound, operation, body, visit: visit)
      }
    }
  }

  /// Where the next string starts that may name a type; its quote stands before it.
  private static func nextType(in text: [UInt8], from start: Int) -> Int? {
    var index = start
    while index + typeStart.count <= text.count {
      if text[index] == typeStart[0], text[index...].starts(with: typeStart) { return index }
      index += 1
    }
    return nil
  }

  private func lend(
    _ text: [UInt8], _ extent: Range<Int>, _ operation: String, _ body: Range<Int>, visit: (Discovery) -> Void
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
