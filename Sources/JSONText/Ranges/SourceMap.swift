/// Maps byte offsets in a derived text to the text it was derived from.
///
/// A derived text is a repaired, unescaped, or unfolded text, or a slice. Maps compose: repaired text → body text → file.
public struct SourceMap: Sendable, Equatable {
  /// A run of derived bytes and the source bytes it was derived from.
  ///
  /// Exact runs correspond byte for byte, others only as a whole. Derived runs start at 0 and are contiguous.
  public struct Segment: Sendable, Equatable {
    public var derived: Range<Int>
    public var source: Range<Int>

    /// Whether the derived bytes correspond one-to-one to the source bytes.
    public let isExact: Bool

    /// - Parameter isReplacement: Whether the derived bytes differ from the source bytes, even if there are as many.
    public init(derived: Range<Int>, source: Range<Int>, isReplacement: Bool = false) {
      self.derived = derived
      self.source = source
      isExact = !isReplacement && derived.count == source.count
    }
  }

  /// The map from one text to the text it was derived from.
  fileprivate enum Step: Equatable {
    case shift(Int)
    case segments([Segment])
    case utf16(UTF16Layout)
  }

  /// The steps to apply in order; empty for a text that is its own source.
  private var steps: [Step]

  /// The map of a text that is its own source.
  public static let identity = SourceMap(shift: 0)

  /// The map of a slice that starts at the offset `shift` of its source.
  public init(shift: Int) {
    steps = shift == 0 ? [] : [.shift(shift)]
  }

  /// The map of a text that consists of `segments`, which are in derived order and contiguous.
  public init(_ segments: [Segment]) {
    steps = [.segments(segments)]
  }

  /// The map of a UTF-8 text that was decoded from UTF-16.
  init(_ layout: UTF16Layout) {
    steps = [.utf16(layout)]
  }

  /// The source range of a derived range; empty ranges stay empty.
  public func source(of derived: Range<Int>) -> Range<Int> {
    steps.reduce(derived) { range, step in
      let start = step.start(of: range.lowerBound)
      return range.isEmpty ? start..<start : start..<max(start, step.end(of: range.upperBound))
    }
  }

  /// Whether a derived range corresponds byte for byte to a contiguous range of the source.
  public func isExact(_ derived: Range<Int>) -> Bool {
    var range = derived
    for step in steps {
      guard step.isExact(range) else { return false }
      range = step.start(of: range.lowerBound)..<step.end(of: range.upperBound)
    }
    return true
  }

  /// This map composed with `outer`, the map of this one's source.
  ///
  /// Takes time only for the number of steps: segments are neither split nor copied, so that many small slices can be
  /// taken from a text with a large map.
  public func mapped(through outer: SourceMap) -> SourceMap {
    var result = self
    for step in outer.steps { result.append(step) }
    return result
  }

  private mutating func append(_ step: Step) {
    guard case .shift(let inner) = steps.last, case .shift(let outer) = step else { return steps.append(step) }
    steps.removeLast()
    if inner != -outer { steps.append(.shift(inner + outer)) }
  }
}

extension [SourceMap.Segment] {
  /// Appends a segment, joined with the last one if both are exact and their source is contiguous.
  public mutating func extend(by next: SourceMap.Segment) {
    guard let last, last.isExact, next.isExact, last.source.upperBound == next.source.lowerBound else {
      return append(next)
    }
    self[count - 1] = SourceMap.Segment(
      derived: last.derived.lowerBound..<next.derived.upperBound,
      source: last.source.lowerBound..<next.source.upperBound)
  }
}

extension SourceMap.Step {
  /// The source offset at which the derived byte at `offset` starts.
  fileprivate func start(of offset: Int) -> Int {
    switch self {
    case .shift(let shift): return offset + shift
    case .utf16(let layout): return layout.start(of: offset)
    case .segments(let segments):
      guard let segment = Self.segment(containing: offset, in: segments) else {
        return segments.last.map { $0.source.upperBound } ?? offset
      }
      return segment.source.lowerBound + (segment.isExact ? offset - segment.derived.lowerBound : 0)
    }
  }

  /// The source offset at which the derived byte before `offset` ends.
  fileprivate func end(of offset: Int) -> Int {
    switch self {
    case .shift(let shift): return offset + shift
    case .utf16(let layout): return layout.end(of: offset)
    case .segments(let segments):
      guard let segment = Self.segment(containing: offset - 1, in: segments) else {
        return segments.last.map { $0.source.upperBound } ?? offset
      }
      return segment.isExact
        ? segment.source.lowerBound + (offset - segment.derived.lowerBound) : segment.source.upperBound
    }
  }

  /// Whether a derived range corresponds byte for byte to a contiguous range of the source.
  fileprivate func isExact(_ range: Range<Int>) -> Bool {
    switch self {
    case .shift: return true
    case .utf16: return end(of: range.upperBound) - start(of: range.lowerBound) == range.count
    case .segments(let segments):
      var offset = range.lowerBound
      var source = start(of: offset)
      while offset < range.upperBound {
        guard let segment = Self.segment(containing: offset, in: segments), segment.isExact, start(of: offset) == source
        else { return false }
        source = segment.source.upperBound
        offset = segment.derived.upperBound
      }
      return true
    }
  }

  /// The segment that contains the derived byte at `offset`, by binary search.
  private static func segment(containing offset: Int, in segments: [SourceMap.Segment]) -> SourceMap.Segment? {
    let index = segments.partitioningIndex { $0.derived.upperBound > offset }
    return index < segments.count && segments[index].derived.lowerBound <= offset ? segments[index] : nil
  }
}
