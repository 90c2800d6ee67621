internal import JSONText

extension Configuration {
  /// The text of a configuration with suppressions added.
  ///
  /// - Parameters:
  ///   - files: findings, with the components of the path of their file relative to the configuration's directory.
  ///   - bytes: the configuration's bytes on disk; nil for a new one.
  public static func addingSuppressions(
    of files: [(path: [[UInt8]], findings: [LocatedFinding])], reason: String, to bytes: [UInt8]?, path: String
  ) throws(UserFileErrors) -> [UInt8] {
    let file = try UserFile(bytes ?? Array("{}\n".utf8), path: path)
    let entries = files.flatMap { Self.entries(for: $0.findings, of: $0.path, reason: reason) }
    let edit = try file.read { (_, root) throws(UserFileFault) -> TextEdit? in
      Self.edit(adding: entries, to: root, in: file)
    }
    var text = file.source.bytes
    text.replaceSubrange(edit.range, with: Array(edit.text.utf8))
    return file.source.encodedFile(text)
  }

  /// One entry for each value of the body that has findings, and one for the findings outside the body.
  private static func entries(
    for findings: [LocatedFinding], of path: [[UInt8]], reason: String
  ) -> [String] {
    let pattern = path.map { "/" + escapedPattern(String(decoding: $0, as: UTF8.self)) }.joined()
    let byPointer = Dictionary(grouping: findings) { $0.pointer?.description ?? "" }
    return byPointer.sorted { $0.key < $1.key }.map { pointer, findings in
      let rules = Set(findings.map(\.rule)).sorted().map(\.description)
      return JSONValue.object([
        "files": .string(pattern), "rules": .strings(rules), "pointer": pointer.isEmpty ? nil : .string(pointer),
        "reason": .string(reason),
      ]).text(.line)
    }
  }

  private static func escapedPattern(_ name: String) -> String {
    name.reduce(into: "") { $0 += "*?[\\ ".contains($1) ? "\\\($1)" : String($1) }
  }

  private static func edit(adding entries: [String], to root: JSONNode, in file: UserFile) -> TextEdit {
    let key = Key.suppressions.rawValue
    let list = root[key]
    if let list, list.count > 0 {
      let last = file.ranges(of: [JSONPointer([key, String(list.count - 1)])])[0]
      return TextEdit(range: last.upperBound..<last.upperBound, text: entries.map { ",\n    \($0)" }.joined())
    }
    let array = "[\n    \(entries.joined(separator: ",\n    "))\n  ]"
    if list != nil { return TextEdit(range: file.valueRange(of: JSONPointer([key])), text: array) }
    let member = "\n  \"\(key)\": \(array)"
    let lastKey = Array(root.members).last?.key
    if let lastKey {
      let end = file.valueRange(of: JSONPointer([lastKey])).upperBound
      return TextEdit(range: end..<end, text: "," + member)
    }
    let opening = file.valueRange(of: .root).lowerBound + 1
    return TextEdit(range: opening..<opening, text: member + "\n")
  }
}
