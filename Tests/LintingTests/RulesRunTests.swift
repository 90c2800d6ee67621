import JSONText
import Testing

@testable import Linting

/// A run over several files, given by path and text.
struct SampleRun {
  let files: [(path: String, text: String)]

  init(files: [(path: String, text: String)]) { self.files = files }

  /// Creates one file per request, named `0.json`, `1.json` and so on.
  init(_ samples: [SampleRequest]) {
    files = samples.enumerated().map { ("\($0).json", $1.text) }
  }

  /// Creates one file with all requests in an array.
  init(oneFile samples: [SampleRequest]) {
    files = [("all.json", "[\n\(samples.map(\.text).joined(separator: ",\n"))\n]")]
  }

  func reports(_ options: Linter.Options = .init()) -> [RunReport.File] {
    let linter = Linter(options: options)
    let reports = files.map { linter.lint(Array($0.text.utf8), path: $0.path, isNamed: true) }
    return linter.completing(reports) { path in files.first { $0.path == path }.map { Array($0.text.utf8) } }
  }

  /// Each finding's file and summary, followed by its notes and the texts they point to.
  var faults: [String] {
    reports().flatMap(\.findings).map { finding in
      let notes = finding.notes.map { note in
        " (\(note.message): \(note.file) \(String(decoding: Array(text(of: note.file).utf8)[note.range.bytes], as: UTF8.self)))"
      }
      return "\(finding.file) \(finding.summary(in: text(of: finding.file)))\(notes.joined())"
    }
  }

  private func text(of path: String) -> String { files.first { $0.path == path }?.text ?? "" }
}

@Suite("Run rules for instant access")
struct RulesRunInstantAccessTests {
  private static let point = SampleRequest.restorePoint(#"{"instantAccessDurationMinutes":120}"#)
  private static let source = #""source":{"id":"\#(SampleRequest.machine)"}"#
  private static let off = SampleRequest.collection(properties: "{\(source)}")
  private static let on = SampleRequest.collection(properties: #"{\#(source),"instantAccess":true}"#)

  @Test func aDurationWithoutInstantAccessIsReportedAtTheLaterRequestInAnyFileOrder() {
    #expect(
      SampleRun([Self.off, Self.point]).faults == [
        "1.json RP403 warning /properties/instantAccessDurationMinutes (collection created here: 0.json c)"
      ])
    #expect(
      SampleRun([Self.point, Self.off]).faults == [
        "1.json RP403 warning /properties (duration specified here: 0.json \(Self.duration))"
      ])
    #expect(
      SampleRun(oneFile: [Self.off, Self.point]).faults == [
        "all.json RP403 warning /properties/instantAccessDurationMinutes (collection created here: all.json c)"
      ])
  }

  private static let duration = #""instantAccessDurationMinutes""#

  @Test func idsAreJoinedCaseInsensitivelyAndAnExplicitFalseIsReportedAtItsKey() {
    let collection = SampleRequest.collection(properties: #"{\#(Self.source),"instantAccess":false}"#, name: "C")
    #expect(
      SampleRun([Self.point, collection]).faults == [
        "1.json RP403 warning /properties/instantAccess (duration specified here: 0.json \(Self.duration))"
      ])
  }

  @Test(arguments: [0, 1]) func nothingIsReportedIfInstantAccessMayBeOn(rotation: Int) {
    var update = SampleRequest.collection(#"{"properties":{"instantAccess":true}}"#)
    update.method = "PATCH"
    var turningOff = update
    turningOff.body = #"{"properties":{"instantAccess":false}}"#
    let unresolved = SampleRequest.collection(properties: #"{\#(Self.source),"instantAccess":"{{on}}"}"#)
    let unnamed = SampleRequest.collection(properties: "{\(Self.source)}", name: "{{c}}")
    let none = SampleRequest.restorePoint(#"{"instantAccessDurationMinutes":null}"#)
    for samples in [
      [Self.on, Self.point], [Self.point], [Self.off, Self.point, update], [Self.off, Self.on, Self.point],
      [unresolved, Self.point], [unnamed, Self.point], [Self.off, none],
    ] {
      let rotated = samples.count > rotation ? Array(samples[rotation...] + samples[..<rotation]) : samples
      #expect(SampleRun(rotated).faults == [])
    }
    #expect(SampleRun([Self.off, Self.point, turningOff]).faults.count == 1)
  }

  @Test func identicalPUTsOfACollectionDontConflict() {
    #expect(SampleRun([Self.off, Self.off, Self.point]).faults.count == 1)
  }

  @Test func aDurationThatTheApiVersionDoesntHaveIsReportedByTheVersionRule() {
    let early = SampleRequest.restorePoint(#"{"instantAccessDurationMinutes":120}"#, version: "2024-11-01")
    #expect(
      SampleRun([Self.off, early]).faults == ["1.json RP304 error /properties/instantAccessDurationMinutes"])
  }

  @Test func ruleSelectionAndSeveritiesApplyToRunRules() {
    let run = SampleRun([Self.off, Self.point])
    let ignoring = RuleSelection(ignored: [RuleID(403)])
    #expect(run.reports(.init(selection: ignoring)).flatMap(\.findings).isEmpty)
    let severe = RuleSelection(severities: [RuleID(403): .error])
    #expect(run.reports(.init(selection: severe)).flatMap(\.findings).map(\.severity) == [.error])
  }

  @Test func aFindingInAFileThatCantBeReadAgainIsAtTheStartOfTheFile() {
    let linter = Linter()
    let samples = [Self.off, Self.point]
    let reports = samples.map { linter.lint(Array($0.text.utf8), path: $0.method, isNamed: true) }
    let found = linter.completing(reports) { _ in nil }.flatMap(\.findings)
    #expect(found.map(\.range.bytes) == [0..<0])
  }
}

@Suite("Run rules for copies")
struct RulesRunCopyTests {
  private static func copy(from collection: String, into target: String = "c") -> SampleRequest {
    let id = "\(SampleRequest.root)/restorePointCollections/\(collection)/restorePoints/p"
    return SampleRequest.restorePoint(#"{"sourceRestorePoint":{"id":"\#(id)"}}"#, in: target)
  }

  private static func target(of source: String) -> SampleRequest {
    SampleRequest.collection(properties: #"{"source":{"id":"\#(source)"}}"#)
  }

  private static let other = "\(SampleRequest.root)/restorePointCollections/Other"

  @Test func aCopyFromACollectionOtherThanTheTargetsSourceIsReportedAtTheLaterRequest() {
    let (target, copy) = (Self.target(of: Self.other), Self.copy(from: "third"))
    #expect(
      SampleRun([target, copy]).faults == [
        "1.json RP408 error /properties/sourceRestorePoint/id (collection created here: 0.json c)"
      ])
    #expect(
      SampleRun([copy, target]).faults.map { $0.prefix(43) } == ["1.json RP408 error /properties/source/id (c"])
  }

  @Test func aCollectionWhoseSourceIsAVirtualMachineAcceptsNoCopies() {
    #expect(SampleRun([Self.target(of: SampleRequest.machine), Self.copy(from: "other")]).faults.count == 1)
  }

  @Test func matchingCopiesUnknownSourcesAmbiguousCollectionsAndFaultsWithinOneRequestAreNotMismatches() {
    let third = "\(SampleRequest.root)/restorePointCollections/third"
    let unknown = Self.target(of: "\(SampleRequest.root)/restorePointCollections/{{c}}")
    let copy = Self.copy(from: "other")
    let wrongType = Self.target(of: "\(Self.other)/restorePoints/p")
    #expect(SampleRun([wrongType, copy]).faults == ["0.json RP202 error /properties/source/id"])
    #expect(SampleRun([Self.target(of: Self.other), copy]).faults == [])
    #expect(SampleRun([unknown, copy]).faults == [])
    #expect(SampleRun([Self.target(of: Self.other), Self.target(of: third), copy]).faults == [])
    #expect(SampleRun([SampleRequest.collection(#"{"location":"eastus"}"#), copy]).faults == [])
    #expect(
      SampleRun([Self.target(of: Self.other), Self.copy(from: "c")]).faults == [
        "1.json RP408 error /properties/sourceRestorePoint/id"
      ])
  }
}

@Suite("Run rules for conflicts and limits")
struct RulesRunConflictTests {
  private static let crash = SampleRequest.restorePoint(#"{"consistencyMode":"CrashConsistent"}"#)
  private static let plain = SampleRequest.restorePoint("{}")

  @Test func twoPUTsOfOneRestorePointWithDifferentBodiesConflictInOneFile() {
    var upper = Self.plain
    upper.url = upper.url.replacing("/p?", with: "/P?")
    #expect(
      SampleRun(oneFile: [Self.crash, upper]).faults == [
        "all.json RP417 warning P (first created here: all.json p)"
      ])
    #expect(SampleRun(oneFile: [Self.crash, Self.crash, Self.plain, Self.plain]).faults.count == 2)
    #expect(SampleRun([Self.crash, Self.plain]).faults == [])
  }

  @Test(
    "Equivalent bodies don't conflict",
    arguments: [
      (
        #"{"consistencyMode":"CrashConsistent","excludeDisks":[]}"#,
        #"{"excludeDisks":null,"consistencyMode":"CrashConsistent"}"#
      ),
      (#"{}"#, #"{"sourceMetadata":{"storageProfile":{}}}"#),
      (#"{"consistencyMode":"{{mode}}"}"#, #"{"consistencyMode":"CrashConsistent"}"#),
      (
        #"{"excludeDisks":[{"id":"\#(SampleRequest.root)/disks/d"}]}"#,
        #"{"excludeDisks":[{"id":"\#(SampleRequest.root)/disks/D"}]}"#
      ),
    ])
  func equivalentBodies(one: String, other: String) {
    #expect(SampleRun(oneFile: [SampleRequest.restorePoint(one), SampleRequest.restorePoint(other)]).faults == [])
  }

  @Test func deletingTheRestorePointOrItsCollectionAllowsCreatingItAgain() {
    let point = SampleRequest("DELETE", url: Self.plain.url, body: nil)
    let collection = SampleRequest("DELETE", url: "\(SampleRequest.collection)?api-version=2025-04-01", body: nil)
    #expect(SampleRun(oneFile: [Self.crash, point, Self.plain]).faults == [])
    #expect(SampleRun(oneFile: [Self.crash, collection, Self.plain]).faults == [])
    #expect(SampleRun(oneFile: [Self.crash, Self.plain, point]).faults.count == 1)
  }

  private static func points(_ count: Int, in collection: String) -> [SampleRequest] {
    (0..<count).map { SampleRequest.restorePoint("{}", name: "p\($0)", in: collection) }
  }

  private static func collection(_ name: String) -> SampleRequest {
    SampleRequest.collection(properties: #"{"source":{"id":"\#(SampleRequest.machine)"}}"#, name: name)
  }

  @Test func the501stRestorePointOfAVirtualMachineIsReportedCountedAcrossItsCollections() {
    let (a, b) = (Self.points(300, in: "a"), Self.points(201, in: "b"))
    let collections = [Self.collection("a"), Self.collection("b")]
    #expect(SampleRun(oneFile: collections + a + b).faults == ["all.json RP415 warning p200"])
    #expect(SampleRun(oneFile: b + a + collections).faults == ["all.json RP415 warning p299"])
    #expect(SampleRun(oneFile: collections + a + a + b.dropLast()).faults == [])
    let deletion = SampleRequest("DELETE", url: b[0].url, body: nil)
    #expect(SampleRun(oneFile: collections + a + b + [deletion]).faults == [])
    #expect(SampleRun(oneFile: a + b).faults == [])
  }
}
