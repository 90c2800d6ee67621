import JSONText
import Testing

@testable import Linting

/// A run over files whose texts are given with their names.
struct RuleSampleRun {
  let files: [(path: String, text: String)]

  init(files: [(path: String, text: String)]) { self.files = files }

  /// Files of one request each, named `0.json`, `1.json` …
  init(_ samples: [RuleSample]) {
    files = samples.enumerated().map { ("\($0).json", $1.text) }
  }

  /// One file with all requests in an array.
  init(oneFile samples: [RuleSample]) {
    files = [("all.json", "[\n\(samples.map(\.text).joined(separator: ",\n"))\n]")]
  }

  func reports(_ options: Linter.Options = .init()) -> [RunReport.File] {
    let linter = Linter(options: options)
    let reports = files.map { linter.lint(Array($0.text.utf8), path: $0.path, isNamed: true) }
    return linter.completing(reports) { path in files.first { $0.path == path }.map { Array($0.text.utf8) } }
  }

  /// Each finding of the run as its file, its summary, and the text that its notes stand at.
  var faults: [String] {
    reports().flatMap(\.findings).map { finding in
      let notes = finding.notes.map { note in
        " (\(note.message): \(note.file) \(String(decoding: Array(text(of: note.file).utf8)[note.place.bytes], as: UTF8.self)))"
      }
      return "\(finding.file) \(finding.summary(in: text(of: finding.file)))\(notes.joined())"
    }
  }

  private func text(of path: String) -> String { files.first { $0.path == path }?.text ?? "" }
}

@Suite("Instant access over a run")
struct RulesRunInstantAccessTests {
  private static let point = RuleSample.restorePoint(#"{"instantAccessDurationMinutes":120}"#)
  private static let source = #""source":{"id":"\#(RuleSample.machine)"}"#
  private static let off = RuleSample.collection(properties: "{\(source)}")
  private static let on = RuleSample.collection(properties: #"{\#(source),"instantAccess":true}"#)

  @Test("A duration without instant access is told at the later request, in any order of the files")
  func bothOrders() {
    #expect(
      RuleSampleRun([Self.off, Self.point]).faults == [
        "1.json RP403 warning /properties/instantAccessDurationMinutes (collection created here: 0.json c)"
      ])
    #expect(
      RuleSampleRun([Self.point, Self.off]).faults == [
        "1.json RP403 warning /properties (duration given here: 0.json \(Self.duration))"
      ])
    #expect(
      RuleSampleRun(oneFile: [Self.off, Self.point]).faults == [
        "all.json RP403 warning /properties/instantAccessDurationMinutes (collection created here: all.json c)"
      ])
  }

  private static let duration = #""instantAccessDurationMinutes""#

  @Test("Ids are joined without case, and an explicit false is pointed at")
  func explicitFalse() {
    let collection = RuleSample.collection(properties: #"{\#(Self.source),"instantAccess":false}"#, name: "C")
    #expect(
      RuleSampleRun([Self.point, collection]).faults == [
        "1.json RP403 warning /properties/instantAccess (duration given here: 0.json \(Self.duration))"
      ])
  }

  @Test("Nothing is said where instant access may be on", arguments: [0, 1])
  func silence(rotation: Int) {
    var update = RuleSample.collection(#"{"properties":{"instantAccess":true}}"#)
    update.method = "PATCH"
    var turningOff = update
    turningOff.body = #"{"properties":{"instantAccess":false}}"#
    let open = RuleSample.collection(properties: #"{\#(Self.source),"instantAccess":"{{on}}"}"#)
    let unnamed = RuleSample.collection(properties: "{\(Self.source)}", name: "{{c}}")
    let none = RuleSample.restorePoint(#"{"instantAccessDurationMinutes":null}"#)
    for samples in [
      [Self.on, Self.point], [Self.point], [Self.off, Self.point, update], [Self.off, Self.on, Self.point],
      [open, Self.point], [unnamed, Self.point], [Self.off, none],
    ] {
      let rotated = samples.count > rotation ? Array(samples[rotation...] + samples[..<rotation]) : samples
      #expect(RuleSampleRun(rotated).faults == [])
    }
    #expect(RuleSampleRun([Self.off, Self.point, turningOff]).faults.count == 1)
  }

  @Test("A repeated PUT of the collection that says the same is no disagreement")
  func repeatedCollection() {
    #expect(RuleSampleRun([Self.off, Self.off, Self.point]).faults.count == 1)
  }

  @Test("A duration that the api-version lacks is left to the rule on versions")
  func tooEarly() {
    let early = RuleSample.restorePoint(#"{"instantAccessDurationMinutes":120}"#, version: "2024-11-01")
    #expect(
      RuleSampleRun([Self.off, early]).faults == ["1.json RP304 error /properties/instantAccessDurationMinutes"])
  }

  @Test("A selection and a severity hold for rules over a run")
  func selection() {
    let run = RuleSampleRun([Self.off, Self.point])
    let ignoring = RuleSelection(ignored: [RuleID(403)])
    #expect(run.reports(.init(selection: ignoring)).flatMap(\.findings).isEmpty)
    let severe = RuleSelection(severities: [RuleID(403): .error])
    #expect(run.reports(.init(selection: severe)).flatMap(\.findings).map(\.severity) == [.error])
  }

  @Test("A file that is gone at the second look has its finding at its start")
  func goneFile() {
    let linter = Linter()
    let samples = [Self.off, Self.point]
    let reports = samples.map { linter.lint(Array($0.text.utf8), path: $0.method, isNamed: true) }
    let found = linter.completing(reports) { _ in nil }.flatMap(\.findings)
    #expect(found.map(\.place.bytes) == [0..<0])
  }
}

@Suite("Copies over a run")
struct RulesRunCopyTests {
  private static func copy(from collection: String, into target: String = "c") -> RuleSample {
    let id = "\(RuleSample.root)/restorePointCollections/\(collection)/restorePoints/p"
    return RuleSample.restorePoint(#"{"sourceRestorePoint":{"id":"\#(id)"}}"#, in: target)
  }

  private static func target(of source: String) -> RuleSample {
    RuleSample.collection(properties: #"{"source":{"id":"\#(source)"}}"#)
  }

  private static let other = "\(RuleSample.root)/restorePointCollections/Other"

  @Test("A copy from another collection than the target's source is told at the later request")
  func mismatch() {
    let (target, copy) = (Self.target(of: Self.other), Self.copy(from: "third"))
    #expect(
      RuleSampleRun([target, copy]).faults == [
        "1.json RP408 error /properties/sourceRestorePoint/id (collection created here: 0.json c)"
      ])
    #expect(
      RuleSampleRun([copy, target]).faults.map { $0.prefix(43) } == ["1.json RP408 error /properties/source/id (c"])
  }

  @Test("A collection of a virtual machine takes no copies")
  func machine() {
    #expect(RuleSampleRun([Self.target(of: RuleSample.machine), Self.copy(from: "other")]).faults.count == 1)
  }

  @Test("Fitting copies, unknown sources, alternatives and what one request tells are no mismatch over the run")
  func silence() {
    let third = "\(RuleSample.root)/restorePointCollections/third"
    let unknown = Self.target(of: "\(RuleSample.root)/restorePointCollections/{{c}}")
    let copy = Self.copy(from: "other")
    let wrongType = Self.target(of: "\(Self.other)/restorePoints/p")
    #expect(RuleSampleRun([wrongType, copy]).faults == ["0.json RP202 error /properties/source/id"])
    #expect(RuleSampleRun([Self.target(of: Self.other), copy]).faults == [])
    #expect(RuleSampleRun([unknown, copy]).faults == [])
    #expect(RuleSampleRun([Self.target(of: Self.other), Self.target(of: third), copy]).faults == [])
    #expect(RuleSampleRun([RuleSample.collection(#"{"location":"eastus"}"#), copy]).faults == [])
    #expect(
      RuleSampleRun([Self.target(of: Self.other), Self.copy(from: "c")]).faults == [
        "1.json RP408 error /properties/sourceRestorePoint/id"
      ])
  }
}

@Suite("Conflicts and limits over a run")
struct RulesRunConflictTests {
  private static let crash = RuleSample.restorePoint(#"{"consistencyMode":"CrashConsistent"}"#)
  private static let plain = RuleSample.restorePoint("{}")

  @Test("Two PUTs of one restore point with different bodies conflict in one file")
  func conflict() {
    var upper = Self.plain
    upper.url = upper.url.replacing("/p?", with: "/P?")
    #expect(
      RuleSampleRun(oneFile: [Self.crash, upper]).faults == [
        "all.json RP417 warning P (created here first: all.json p)"
      ])
    #expect(RuleSampleRun(oneFile: [Self.crash, Self.crash, Self.plain, Self.plain]).faults.count == 2)
    #expect(RuleSampleRun([Self.crash, Self.plain]).faults == [])
  }

  @Test(
    "Bodies that ask for the same don't conflict",
    arguments: [
      (
        #"{"consistencyMode":"CrashConsistent","excludeDisks":[]}"#,
        #"{"excludeDisks":null,"consistencyMode":"CrashConsistent"}"#
      ),
      (#"{}"#, #"{"sourceMetadata":{"storageProfile":{}}}"#),
      (#"{"consistencyMode":"{{mode}}"}"#, #"{"consistencyMode":"CrashConsistent"}"#),
      (
        #"{"excludeDisks":[{"id":"\#(RuleSample.root)/disks/d"}]}"#,
        #"{"excludeDisks":[{"id":"\#(RuleSample.root)/disks/D"}]}"#
      ),
    ])
  func sameBodies(one: String, other: String) {
    #expect(RuleSampleRun(oneFile: [RuleSample.restorePoint(one), RuleSample.restorePoint(other)]).faults == [])
  }

  @Test("A deletion of the restore point or its collection makes room for another")
  func deletion() {
    let point = RuleSample("DELETE", url: Self.plain.url, body: nil)
    let collection = RuleSample("DELETE", url: "\(RuleSample.collection)?api-version=2025-04-01", body: nil)
    #expect(RuleSampleRun(oneFile: [Self.crash, point, Self.plain]).faults == [])
    #expect(RuleSampleRun(oneFile: [Self.crash, collection, Self.plain]).faults == [])
    #expect(RuleSampleRun(oneFile: [Self.crash, Self.plain, point]).faults.count == 1)
  }

  private static func points(_ count: Int, in collection: String) -> [RuleSample] {
    (0..<count).map { RuleSample.restorePoint("{}", name: "p\($0)", in: collection) }
  }

  private static func collection(_ name: String) -> RuleSample {
    RuleSample.collection(properties: #"{"source":{"id":"\#(RuleSample.machine)"}}"#, name: name)
  }

  @Test("The 501st restore point of a virtual machine is one too many, over all its collections")
  func tooMany() {
    let (a, b) = (Self.points(300, in: "a"), Self.points(201, in: "b"))
    let collections = [Self.collection("a"), Self.collection("b")]
    #expect(RuleSampleRun(oneFile: collections + a + b).faults == ["all.json RP415 warning p200"])
    #expect(RuleSampleRun(oneFile: b + a + collections).faults == ["all.json RP415 warning p299"])
    #expect(RuleSampleRun(oneFile: collections + a + a + b.dropLast()).faults == [])
    let deletion = RuleSample("DELETE", url: b[0].url, body: nil)
    #expect(RuleSampleRun(oneFile: collections + a + b + [deletion]).faults == [])
    #expect(RuleSampleRun(oneFile: a + b).faults == [])
  }
}
