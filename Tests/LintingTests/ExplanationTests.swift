import Linting
import Swagger
import Testing

@Suite struct ExplanationTests {
  private static let explainer = Explainer(.bundled)

  private func explanation(_ name: String) -> [String: String] {
    let explanations = Self.explainer.explanations(of: name)
    return Dictionary(explanations.first?.sections.map { ($0.heading, $0.text) } ?? []) { first, _ in first }
  }

  @Test func aPropertyIsExplained() {
    #expect(
      Self.explainer.explanations(of: "instantaccess").map(\.title) == [
        "instantAccess (boolean) of RestorePointCollectionProperties"
      ])
    let sections = explanation("instantAccess")
    #expect(sections["What"]?.hasPrefix("Whether restore points of this collection can be used") == true)
    #expect(
      sections["Where"]
        == "properties.instantAccess in requests of RestorePointCollections_CreateOrUpdate, RestorePointCollections_Update"
    )
    #expect(sections["Since"] == "2025-04-01")
    #expect(sections["Set by"] == nil)
    #expect(sections["Required"] == nil)
  }

  @Test(arguments: [
    ("consistencyMode", "Where", "properties.consistencyMode in requests of RestorePoints_Create"),
    ("completionPercent", "What", "How much of the copy is complete, in percent."),
    ("provisioningState", "Set by", "the service only; it is read-only"),
    ("consistencyMode", "Set by", "the service only before 2022-03-01, then also requests"),
    ("consistencyMode", "Values", "CrashConsistent, FileSystemConsistent, ApplicationConsistent"),
    ("instantAccessDurationMinutes", "Values", "at least 60, at most 300"),
    ("access", "Required", "yes"),
    ("properties.source.id", "Required", "yes"),
    ("snapshotAccessState", "Set by", "the service only; it is read-only"),
    ("securityEncryptionType", "Values", "VMGuestStateOnly, DiskWithVMGuestState, NonPersistedTPM (since 2023-09-01)"),
    ("RestorePoints_Create", "Since", "2021-03-01, newest 2026-04-01"),
    ("restorepoints_get", "Query", "$expand: instanceView (since 2021-11-01)\napi-version (required)"),
    ("2025-04-01", "What", "An api-version of restore points and restore point collections."),
    ("2026-03-02", "What", "An api-version of disks and disk restore points. It is the newest that rplint knows."),
    ("2020-12-01", "New operations", "DiskRestorePoint_GrantAccess\nDiskRestorePoint_RevokeAccess"),
    ("2024-03-01", "Changes since 2023-09-01", "nothing that requests can use"),
  ]) func aNameIsExplained(name: String, heading: String, text: String) {
    #expect(explanation(name)[heading] == text)
  }

  @Test func everyNameHasAnExplanation() {
    let names = Self.explainer.names
    #expect(names.count > 150)
    for name in names { #expect(!Self.explainer.explanations(of: name).isEmpty, "\(name)") }
  }

  @Test func everyPropertyAndOperationHasADescription() {
    for name in Self.explainer.names where APIVersion(name) == nil {
      for explanation in Self.explainer.explanations(of: name) {
        #expect(explanation.sections.contains { $0.heading == "What" }, "\(explanation.title)")
      }
    }
  }

  @Test func anUnknownNameHasNoExplanation() {
    #expect(Self.explainer.explanations(of: "instantAcess").isEmpty)
    #expect(Self.explainer.explanations(of: "2019-01-01").isEmpty)
  }
}
