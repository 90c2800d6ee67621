internal import CBundledRules
internal import JSONText

extension RuleSet {
  /// The rules that are embedded in the program, compiled at first use.
  ///
  /// Only the checks are parsed; texts and examples are passed over, as most runs need none.
  static let bundled = RuleSet(declarative(rplint_catalog_declarative()))

  private static func declarative(_ file: rplint_file) -> [DeclarativeRule] {
    let bytes = Array(UnsafeBufferPointer(start: file.start, count: file.count))
    guard let document = try? JSONDocument(parsing: checks(in: bytes.span).span) else { return [] }
    return document.withRoot { root in
      root.elements.compactMap { entry in
        guard let id = entry[RuleKey.id.rawValue]?.string.flatMap({ RuleID($0) }) else { return nil }
        var reader = RuleReader()
        return try? reader.rule(id, entry)
      }
    }
  }

  /// An array of the file's entries with the members that the checks need.
  private static func checks(in text: Span<UInt8>) -> [UInt8] {
    var scan = MemberScan(at: 0)
    guard let rules = scan.members(in: text)?.first(where: { $0.key == "rules" })?.value else { return [] }
    scan = MemberScan(at: rules.lowerBound)
    let entries = scan.elements(in: text).map { entry in
      var scan = MemberScan(at: entry.lowerBound)
      let members = scan.members(in: text)?.filter { RuleKey(rawValue: $0.key)?.isOfCheck == true } ?? []
      return members.map { Array("\"\($0.key)\":".utf8) + text.bytes(in: $0.value) }.joined(separator: ",".utf8)
    }
    return Array("[".utf8) + entries.map { Array("{".utf8) + $0 + Array("}".utf8) }.joined(separator: ",".utf8)
      + Array("]".utf8)
  }
}

extension Span<UInt8> {
  fileprivate func bytes(in range: Range<Int>) -> [UInt8] {
    extracting(range).withUnsafeBufferPointer { Array($0) }
  }
}
