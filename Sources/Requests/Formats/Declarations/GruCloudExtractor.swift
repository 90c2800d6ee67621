internal import JSONText

/// Cuts GruCloud resources out of JavaScript, on its own or in Markdown.
///
/// A resource is an object literal with `type`, `group: "Compute"`, and `properties: () => ({ … })`; the object in
/// parentheses is the body. Members before `type` are ignored.
struct GruCloudExtractor {
  private static let operations = [
    "RestorePointCollection": "RestorePointCollections_CreateOrUpdate", "RestorePoint": "RestorePoints_Create",
  ]

  private static let typePrefix = Array("RestorePoint".utf8)

  func extract(from text: [UInt8], visit: (Extract) -> Void) {
    var index = 0
    while let start = Self.nextType(in: text, from: index) {
      index = start + Self.typePrefix.count
      guard let resource = GruCloudResource(text, typeAt: start) else { continue }
      index = resource.end
      if let operation = Self.operations[resource.type], resource.group == "Compute", let body = resource.body {
        var candidate = Candidate(form: .prose, extent: resource.start..<body.upperBound)
        candidate.subject = .operation(operation)
        candidate.body = .text(text.mapped(body), .plain, .javaScript)
        visit(.candidate(candidate))
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
}
