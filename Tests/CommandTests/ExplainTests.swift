import Testing

/// `rplint explain`
@Suite struct ExplainTests {
  private let directory: Scratch

  init() throws {
    directory = try Scratch()
  }

  @Test(arguments: [
    ("rp401", "RP401 instant-access-duration-out-of-range (error)\n\nWhat\n"),
    ("read-only-property", "RP101 read-only-property (warning)\n\nWhat\n"),
    ("instantAccess", "instantAccess (boolean) of RestorePointCollectionProperties\n\nWhat\n  Whether restore points"),
    ("properties.source", "source (object) of RestorePointCollectionProperties\n\nWhat\n"),
    ("restorepoints_create", "RestorePoints_Create\n\nWhat\n  Creates a restore point"),
    ("2025-04-01", "2025-04-01\n\nWhat\n  An api-version of restore points"),
  ]) func aNameIsExplained(name: String, start: String) throws {
    let outcome = try directory.rplint("explain", name)
    #expect(outcome.output.hasPrefix(start))
    #expect(outcome.errors == "")
    #expect(outcome.status == 0)
  }

  @Test(arguments: [
    (
      "RP104",
      """
      Hides
        RP105 unknown-enum-value, unless the hiding finding is of severity warning
        RP106 invalid-format, unless the hiding finding is of severity warning
        RP401 instant-access-duration-out-of-range, unless the hiding finding is of severity warning
        RP412 access-duration-out-of-range, unless the hiding finding is of severity warning

      Hidden by
        RP006 missing-body

      Sources

      """
    ),
    (
      "RP101",
      "\n\nHides\n  RP103 unknown-property\n  RP407 options-beside-copy\n\nHidden by\n  RP208 name-mismatch\n  RP304 "
    ),
    ("RP409", "\n\nHides\n  RP202 wrong-resource-type\n\nSources\n"),
    ("RP203", "\n\nHidden by\n  RP206 malformed-url\n\nSources\n"),
  ]) func aRulesExplanationShowsItsPrecedence(rule: String, text: String) throws {
    #expect(try directory.rplint("explain", rule).output.contains(text))
  }

  @Test func aRuleWithoutPrecedenceHidesNothing() throws {
    #expect(try !directory.rplint("explain", "RP002").output.contains("Hid"))
  }

  @Test(arguments: [
    ("instantAcess", "'instantAcess'; did you mean 'instantAccess'?"),
    ("RestorePoint_Create", "'RestorePoint_Create'; did you mean 'RestorePoints_Create'?"),
    ("2025-04-02", "'2025-04-02'; did you mean '2025-04-01'?"),
    ("readonly-property", "'readonly-property'; did you mean 'read-only-property'?"),
    ("nonsense", "'nonsense'; 'rplint rules' lists all rules"),
  ]) func anUnknownNameGetsTheNearest(name: String, message: String) throws {
    let outcome = try directory.rplint("explain", name)
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("Error: unknown rule, property, operation or api-version \(message)\n"))
  }

  @Test func aPrefixOfSeveralRulesIsAmbiguous() throws {
    let outcome = try directory.rplint("explain", "RP3")
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("Error: 'RP3' matches several rules: RP301, RP302, "))
  }
}
