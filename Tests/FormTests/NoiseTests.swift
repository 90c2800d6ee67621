import JSONText
import Linting
import TestSupport
import Testing

@testable import Requests

/// Every request is found, or named with a reason, whatever surrounds it; nothing is lost between a file and its report.
@Suite struct NoiseTests {
  private static let requests =
    SharedRequest.catalog.enumerated().filter { $0.offset.isMultiple(of: 3) }.map(\.element)
    + GeneratedRequest.thousand.prefix(10)

  /// A saved request, with and without noise around it.
  private struct Sample {
    var path: String
    var saved: String
    var noisy: Noise.File
  }

  private static func samples(of form: SavedForm) -> [Sample] {
    var random = SeededGenerator(seed: 1)
    return requests.filter(form.canSave).map { request in
      let (path, saved) = (form.path(of: request), form.save(request))
      let noise = Noise(for: FileFormat(of: Array(saved.utf8), path: path))
      return Sample(path: path, saved: saved, noisy: noise.surrounding(saved, using: &random))
    }
  }

  private static func report(on text: String, _ path: String) -> RunReport.File {
    var options = Linter.Options()
    options.keepsInventory = true
    return Linter(options: options).lint(Array(text.utf8), path: path, isNamed: true)
  }

  @Test(arguments: SavedForm.all) func noiseDoesNotChangeWhatIsFound(form: SavedForm) {
    for sample in Self.samples(of: form) {
      let alone = Self.report(on: sample.saved, sample.path).inventory
      #expect(alone.count(where: \.isRequest) == 1 || form.limits.contains(.needsOptions) && !alone.isEmpty)
      let expected = alone.map { entry in
        var entry = entry
        entry.position.line += sample.noisy.shift
        return entry
      }
      let found = Self.report(on: sample.noisy.text, sample.path).inventory
      #expect(found.filter { sample.noisy.lines.contains($0.position.line) } == expected, "\(sample.noisy.text)")
      #expect(!found.contains { $0.isRequest && !sample.noisy.lines.contains($0.position.line) })
    }
  }

  @Test(arguments: SavedForm.all) func everyCandidateHasOneOutcome(form: SavedForm) {
    for sample in Self.samples(of: form) {
      let text = Array(sample.noisy.text.utf8)
      let assembler = RequestAssembler(file: text, operation: nil)
      FileFormat(of: text, path: sample.path).extract(from: text, path: sample.path) { extract in
        var outcomes: [ReaderEvent] = []
        assembler.assemble(extract) { outcomes.append($0) }
        #expect(outcomes.count(where: \.isOutcome) == extract.outcomeCount(outcomes), "\(sample.noisy.text)")
      }
    }
  }

  @Test func theCountsAddUp() {
    let samples = SavedForm.all.flatMap { Self.samples(of: $0).prefix(20) }
    let files = samples.map { Self.report(on: $0.noisy.text, $0.path) }
    let summary = RunReport(version: "", files: files).summary
    #expect(summary.files + summary.skipped + summary.failed == samples.count)
    let checked = files.filter { $0.outcome == .checked }
    #expect(checked.flatMap(\.inventory).count(where: \.isRequest) == summary.requests)
    #expect(summary.requests >= samples.count * 9 / 10)
  }

  @Test func everyFormatIsCovered() {
    let formats = SavedForm.all.flatMap { form in
      Self.samples(of: form).map { FileFormat(of: Array($0.saved.utf8), path: $0.path) }
    }
    #expect(Set(formats) == Set(FileFormat.allCases))
  }
}

extension InventoryEntry {
  /// Whether this is counted as a request.
  fileprivate var isRequest: Bool {
    switch kind {
    case .request, .unidentified: true
    case .response, .unrelated: false
    }
  }
}

extension ReaderEvent {
  /// Whether this says what a candidate is.
  fileprivate var isOutcome: Bool {
    switch self {
    case .request, .unidentified, .unrelated, .unreadable: true
    case .response, .fault: false
    }
  }
}

extension Extract {
  /// The number of outcomes that this must have, including those of requests in its body, among `events`.
  fileprivate func outcomeCount(_ events: [ReaderEvent]) -> Int {
    switch self {
    case .fault: return 0
    case .unreadable: return 1
    case .candidate(let candidate):
      let isResponse = events.contains { if case .response = $0 { true } else { false } }
      let isContainer = candidate.request.url.map { Relevance.isContainerURL($0.text) } ?? false
      if isContainer { return max(1, events.count(where: \.isOutcome)) }
      return isResponse && !events.contains(where: \.isOutcome) ? 0 : 1
    }
  }
}
