internal import JSONText

/// Rules that users add to those of the program.
public struct AddedRules: Sendable {
  /// In the order of the files.
  public private(set) var descriptors: [RuleDescriptor] = []
  private var rules: [DeclarativeRule] = []
  private var ruleSet = RuleSet([])

  public init() {}

  /// Takes the rules of one file.
  ///
  /// - Throws: the first fault of the file; then none of its rules is taken.
  public mutating func add(_ bytes: [UInt8], path: String) throws(RuleFileError) {
    let text = try Self.text(of: bytes, path)
    let document: JSONDocument
    do throws(JSONSyntaxError) { document = try JSONDocument(parsing: text.span) } catch {
      throw RuleFileError(error, of: path, text)
    }
    if document.hasDuplicateKeys, let key = DuplicateKey.all(in: text.span).first {
      throw RuleFileError("'\(key.pointer.last ?? "")' stands here twice", at: key.range.lowerBound, of: path, text)
    }
    do throws(RuleFault) {
      let entries = try document.withRoot { (root) throws(RuleFault) in
        var reader = RuleReader()
        return try reader.entries(of: root, beside: descriptors, in: text)
      }
      descriptors += entries.map(\.descriptor)
      rules += entries.map(\.rule)
      ruleSet = RuleSet(rules)
    } catch {
      throw RuleFileError(error, of: path, text)
    }
  }

  /// What is said of a rule, be it added or the program's own.
  public subscript(_ id: RuleID) -> RuleDescriptor? {
    switch id {
    case .bundled: RuleCatalog.bundled[id]
    case .added: descriptors.first { $0.id == id }
    }
  }

  /// The program's own rules and the added ones.
  public var catalog: RuleCatalog { RuleCatalog(rules: RuleCatalog.bundled.rules + descriptors) }

  func findings(in request: RequestContext) -> [Finding] { ruleSet.findings(in: request) }

  private static func text(of bytes: [UInt8], _ path: String) throws(RuleFileError) -> [UInt8] {
    do throws(EncodingError) { return try SourceText(decoding: bytes).bytes } catch {
      throw RuleFileError("the file is not UTF-8", at: error.firstBadByte, of: path, bytes)
    }
  }
}
