import JSONText
import Linting
import Swagger
import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a newer api-version changes, compared with linting the rewritten files.
@Suite struct UpgradeTests {
  /// A file in samples/, or an example of a rule.
  private struct Sample {
    var path: String
    var bytes: [UInt8]
    var options = Linter.Options()
  }

  /// A fault, wherever it is in the file.
  private struct Fault: Hashable {
    let rule: RuleID
    let severity: Severity
    let part: Part
    let pointer: String?

    init(_ finding: LocatedFinding) {
      rule = finding.rule
      severity = finding.severity
      part = finding.part
      pointer = finding.pointer?.description
    }
  }

  private static let samples: [Sample] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "samples")
    let files = ["good", "bad"].flatMap { part in
      let names = (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: part).path)) ?? []
      return names.filter { !$0.hasSuffix(".expected") }.sorted().compactMap { name in
        (try? Data(contentsOf: root.appending(path: "\(part)/\(name)"))).map { Sample(path: name, bytes: Array($0)) }
      }
    }
    let examples = RuleCatalog.bundled.rules.flatMap { rule in
      (rule.wrong + rule.right).filter { $0.copies == 1 && $0.apiVersion == nil }.map { example in
        Sample(
          path: example.file, bytes: example.bytes,
          options: Linter.Options(operation: example.operation))
      }
    }
    return files + examples
  }()

  private static let versions = SwaggerDocuments.bundled.apiVersions
  /// The newest api-version of each family.
  private static let newestVersions = ProviderFamily.allCases.compactMap {
    SwaggerDocument.bundled($0).apiVersions.last
  }

  /// The samples with a request that can be rewritten, each with its linter and its own findings.
  private static let upgradable = samples.compactMap { sample -> (Sample, Linter, [Fault: Int])? in
    let linter = Linter(options: sample.options)
    let isUpgradable = newestVersions.contains { version in
      linter.upgrade(sample.bytes, path: sample.path, to: version, includesUnsafe: true).rewritten > 0
    }
    guard isUpgradable else { return nil }
    return (sample, linter, count(findings(in: sample.bytes, of: sample, linter)))
  }

  private static func count(_ findings: some Sequence<LocatedFinding>) -> [Fault: Int] {
    findings.reduce(into: [:]) { $0[Fault($1), default: 0] += 1 }
  }

  private static func difference(_ left: [Fault: Int], _ right: [Fault: Int]) -> [Fault: Int] {
    left.merging(right.mapValues { -$0 }, uniquingKeysWith: +).filter { $0.value != 0 }
  }

  @Test func thereAreSamplesWithOldVersions() {
    #expect(Self.samples.count > 200)
    #expect(Self.upgradable.count > 100)
  }

  @Test(arguments: versions) func whatAppearsAndVanishesIsWhatLintingTheRewrittenFileFinds(version: APIVersion) {
    for (sample, linter, before) in Self.upgradable {
      let upgrade = linter.upgrade(sample.bytes, path: sample.path, to: version, includesUnsafe: true)
      let after = Self.findings(in: upgrade.bytes, of: sample, linter)
      let reported = Self.difference(
        Self.count(upgrade.requests.flatMap(\.appearing)), Self.count(upgrade.requests.flatMap(\.vanishing)))
      #expect(reported == Self.difference(Self.count(after), before), "\(sample.path)")
    }
  }

  @Test(arguments: 0..<8) func fromAnyVersionToAnyLaterOneWhatIsSaidIsWhatLintingTheRewrittenFileSays(seed: UInt64)
    throws
  {
    var random = SeededGenerator(seed: seed)
    var compared = 0
    for _ in 0..<25 {
      let (sample, linter, _) = try #require(Self.upgradable.randomElement(using: &random))
      let versions = try [
        #require(Self.versions.randomElement(using: &random)), #require(Self.versions.randomElement(using: &random)),
      ].sorted()
      let old = Self.bytes(of: sample, using: versions[0])
      let upgrade = linter.upgrade(old, path: sample.path, to: versions[1], includesUnsafe: true)
      let before = Self.findings(in: old, of: sample, linter)
      let after = Self.findings(in: upgrade.bytes, of: sample, linter)
      let (appearing, vanishing) = (upgrade.requests.flatMap(\.appearing), upgrade.requests.flatMap(\.vanishing))
      compared += appearing.count + vanishing.count
      #expect(
        Self.difference(Self.count(appearing), Self.count(vanishing))
          == Self.difference(Self.count(after), Self.count(before)), "\(sample.path) \(versions)")
      for finding in appearing { #expect(after.contains(finding), "\(sample.path) \(versions)") }
      for finding in vanishing { #expect(before.contains(finding), "\(sample.path) \(versions)") }
    }
    #expect(compared > 0)
  }

  /// The file with another api-version in place of each; other families' versions occur, too.
  private static func bytes(of sample: Sample, using version: APIVersion) -> [UInt8] {
    guard let text = String(validating: sample.bytes, as: UTF8.self) else { return sample.bytes }
    return Array(
      versions.reduce(text) { $0.replacing($1.description, with: version.description) }.utf8)
  }

  /// The findings of linting a file on its own, with those of rules over several requests.
  private static func findings(in bytes: [UInt8], of sample: Sample, _ linter: Linter) -> [LocatedFinding] {
    let file = linter.lint(bytes, path: sample.path, isNamed: true)
    return linter.completing([file]) { _ in bytes }.flatMap(\.findings)
  }

  @Test(arguments: newestVersions) func aRewrittenRequestUsesTheNewVersion(version: APIVersion) {
    for (sample, linter, _) in Self.upgradable {
      let upgrade = linter.upgrade(sample.bytes, path: sample.path, to: version, includesUnsafe: true)
      let again = linter.upgrade(upgrade.bytes, path: sample.path, to: version, includesUnsafe: true)
      #expect(again.bytes == upgrade.bytes, "\(sample.path)")
      #expect(again.requests.count == upgrade.requests.count, "\(sample.path)")
      for (first, second) in zip(upgrade.requests, again.requests) {
        switch first.outcome {
        case .possible: #expect(second.outcome == .leftAlone("it already uses \(version)"), "\(sample.path)")
        case .leftAlone: #expect(second.outcome == first.outcome, "\(sample.path)")
        }
      }
    }
  }

  @Test(arguments: newestVersions) func safeRewritingAddsNoFinding(version: APIVersion) {
    for (sample, linter, before) in Self.upgradable {
      let upgrade = linter.upgrade(sample.bytes, path: sample.path, to: version, includesUnsafe: false)
      let after = Self.count(Self.findings(in: upgrade.bytes, of: sample, linter))
      #expect(Self.difference(after, before).allSatisfy { $0.value < 0 }, "\(sample.path)")
    }
  }

  @Test func everyFormExceptRecordingsIsRewrittenWhereItSpecifiesTheVersion() throws {
    let url =
      "/subscriptions/0aa11bb2-0000-4000-8000-000000000000/resourceGroups/g/providers/Microsoft.Compute"
      + "/restorePointCollections/c/restorePoints/p"
    let texts = [
      ("a.http", "PUT https://management.azure.com\(url)?api-version=2021-03-01\n\n{}\n"),
      ("a.md", "PUT https://management.azure.com\(url)?api-version=2021-03-01\n\n{}\n"),
      ("a.sh", "az rest --method put --url '\(url)?api-version=2021-03-01' --body '{}'\n"),
      ("a.json", #"{"method": "PUT", "url": "\#(url)", "apiVersion": "2021-03-01", "body": {}}"#),
      (
        "b.json", #"{"method": "PUT", "url": "\#(url)?api-version=2021-03-01", "apiVersion": "2021-03-01", "body": {}}"#
      ),
      (
        "c.json",
        #"{"type": "Microsoft.Compute/restorePointCollections/restorePoints", "apiVersion": "2021-03-01", "name": "c/p"}"#
      ),
      (
        "a.bicep",
        "resource p 'Microsoft.Compute/restorePointCollections/restorePoints@2021-03-01' = {\n  name: 'c/p'\n}\n"
      ),
      (
        "a.tf",
        """
        resource "azapi_resource" "p" {
          type = "Microsoft.Compute/restorePointCollections/restorePoints@2021-03-01"
          name = "p"
        }

        """
      ),
    ]
    let version = try #require(APIVersion("2025-04-01"))
    for (path, text) in texts {
      let upgrade = Linter().upgrade(Array(text.utf8), path: path, to: version, includesUnsafe: false)
      #expect(
        String(decoding: upgrade.bytes, as: UTF8.self) == text.replacing("2021-03-01", with: "2025-04-01"), "\(path)")
      #expect(upgrade.rewritten == 1, "\(path)")
    }
  }

  @Test(arguments: [
    (
      "a.http", "PUT /subscriptions/{{s}}/resourceGroups/g/providers/Microsoft.Compute/disks/d?api-version=2020-09-30",
      "api-version 2025-04-01 was not published for 'Disks_CreateOrUpdate'"
    ),
    (
      "a.http", "@v = 2021-03-01\nGET {{c}}/restorePointCollections/c?api-version={{v}}",
      "its api-version comes from elsewhere in the file"
    ),
    (
      "a.http", "GET {{c}}/restorePointCollections/c?api-version={{v}}",
      "its api-version is a variable or a placeholder"
    ),
    ("a.http", "GET {{c}}/restorePointCollections/c", "it has no api-version"),
    ("a.http", "GET {{c}}/restorePointCollections/c?api-version=2026-04-01", "it already uses 2026-04-01"),
    ("a.json", #"{"properties": {"excludeDisks": []}}"#, "it has no api-version"),
    (
      "a.yaml",
      """
      interactions:
      - request:
          method: GET
          uri: https://management.azure.com/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/restorePointCollections/c?api-version=2021-03-01
        response:
          status: {code: 200}

      """, "a recording shows what was sent"
    ),
  ]) func otherRequestsAreLeftAlone(path: String, text: String, reason: String) throws {
    let text = text.replacing(
      "{{c}}", with: "https://m/subscriptions/{{s}}/resourceGroups/g/providers/Microsoft.Compute")
    let version = try #require(APIVersion("2025-04-01"))
    let upgrade = Linter().upgrade(Array(text.utf8), path: path, to: version, includesUnsafe: true)
    #expect(upgrade.requests.map(\.outcome) == [.leftAlone(reason)])
    #expect(upgrade.bytes == Array(text.utf8))
    #expect(upgrade.rewritten == 0)
  }

  @Test func aSavedResponseIsComparedWithItsRequest() throws {
    let text = """
      GET https://m/subscriptions/{{s}}/resourceGroups/g/providers/Microsoft.Compute/restorePointCollections/c?api-version=2021-03-01

      HTTP/1.1 200 OK
      Content-Type: application/json

      {"location": "westeurope", "properties": {"instantAccess": true}}

      """
    let upgrade = Linter().upgrade(
      Array(text.utf8), path: "a.http", to: try #require(APIVersion("2025-04-01")), includesUnsafe: false)
    #expect(upgrade.requests.map { $0.vanishing.map(\.rule) } == [[RuleID(501)]])
    #expect(upgrade.requests.map { $0.appearing.count } == [0])
  }

  @Test func aChangeSaysWhatBecomesAvailable() throws {
    let text = "PUT {{c}}/restorePointCollections/c/restorePoints/p?api-version=2021-03-01\n\n{}\n".replacing(
      "{{c}}", with: "https://m/subscriptions/{{s}}/resourceGroups/g/providers/Microsoft.Compute")
    let upgrade = Linter().upgrade(
      Array(text.utf8), path: "a.http", to: try #require(APIVersion("2026-04-01")), includesUnsafe: false)
    #expect(
      upgrade.requests[0].changes.map(\.description) == [
        "'properties.sourceMetadata' becomes available", "'properties.consistencyMode' becomes available",
        "'properties.sourceRestorePoint' becomes available",
        "'properties.instantAccessDurationMinutes' becomes available",
      ])
  }
}
