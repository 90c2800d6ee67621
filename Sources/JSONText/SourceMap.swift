/// Says where the bytes of a derived text stand in the text it was made from.
///
/// A derived text is a mended, unescaped, unfolded or cut-out one. Maps compose: mended text → body text → file.
public struct SourceMap: Sendable, Equatable {
  /// A run of derived bytes and the source bytes it comes from.
  ///
  /// Exact runs correspond byte for byte; others only as a whole. Derived runs follow each other without gaps, from 0.
  public struct Segment: Sendable, Equatable {
    public var derived: Range<Int>
    public var source: Range<Int>

    /// Whether each derived byte comes from a source byte of its own; such runs are of equal length.
    public let isExact: Bool

    /// - Parameter isOther: whether the derived bytes are others than the source's, though they may be as many.
    public init(derived: Range<Int>, source: Range<Int>, isOther: Bool = false) {
      self.derived = derived
      self.source = source
      isExact = !isOther && derived.count == source.count
    }
  }

  /// One way from a text to the text it was made from.
  fileprivate enum Step: Equatable {
    case shift(Int)
    case segments([Segment])
    case utf16(UTF16Layout)
  }

  /// The ways to go one after the other; none for a text that is its own source.
  private var steps: [Step]

  /// The map of a text that is its own source.
  public static let identity = SourceMap(shift: 0)

  /// The map of a text cut out of its source at `shift`.
  public init(shift: Int) {
    steps = shift == 0 ? [] : [.shift(shift)]
  }

  /// The map of a text put together from `segments`, which are in derived order and without gaps.
  public init(_ segments: [Segment]) {
    steps = [.segments(segments)]
  }

  /// The map of a text that its source writes in UTF-16.
  init(_ layout: UTF16Layout) {
    steps = [.utf16(layout)]
  }

  /// The source bytes that a range of derived bytes comes from; empty ranges stay empty.
  public func source(of derived: Range<Int>) -> Range<Int> {
    steps.reduce(derived) { range, step in
      let start = step.start(of: range.lowerBound)
      return range.isEmpty ? start..<start : start..<max(start, step.end(of: range.upperBound))
    }
  }

  /// Whether the bytes of a range stand in the source one by one, and one behind the other.
  public func isExact(_ derived: Range<Int>) -> Bool {
    var range = derived
    for step in steps {
      guard step.isExact(range) else { return false }
      range = step.start(of: range.lowerBound)..<step.end(of: range.upperBound)
    }
    return true
  }

  /// This map followed by `outer`, the map of this one's source.
  ///
  /// Costs nothing but the steps' count: segments are neither split nor copied, so that many small texts can be cut
  /// out of one with a large map.
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

extension SourceMap.Step {
  /// The source byte at which the derived byte at `offset` starts.
  fileprivate func start(of offset: Int) -> Int {
    switch self {
    case .shift(let shift): return offset + shift
    case .utf16(let layout): return layout.start(of: offset)
    case .segments(let segments):
      guard let segment = Self.segment(holding: offset, in: segments) else {
        return segments.last.map { $0.source.upperBound } ?? offset
      }
      return segment.source.lowerBound + (segment.isExact ? offset - segment.derived.lowerBound : 0)
    }
  }

  /// The source byte behind the derived byte before `offset`.
  fileprivate func end(of offset: Int) -> Int {
    switch self {
    case .shift(let shift): return offset + shift
    case .utf16(let layout): return layout.end(of: offset)
    case .segments(let segments):
      guard let segment = Self.segment(holding: offset - 1, in: segments) else {
        return segments.last.map { $0.source.upperBound } ?? offset
      }
      return segment.isExact
        ? segment.source.lowerBound + (offset - segment.derived.lowerBound) : segment.source.upperBound
    }
  }

  /// Whether the bytes of a range have one source byte each, without gaps.
  fileprivate func isExact(_ range: Range<Int>) -> Bool {
    switch self {
    case .shift: return true
    case .utf16: return end(of: range.upperBound) - start(of: range.lowerBound) == range.count
    case .segments(let segments):
      var offset = range.lowerBound
      var source = start(of: offset)
      while offset < range.upperBound {
        guard let segment = Self.segment(holding: offset, in: segments), segment.isExact, start(of: offset) == source
        else { return false }
        source = segment.source.upperBound
        offset = segment.derived.upperBound
      }
      return true
    }
  }

  /// The segment with the derived byte `offset`, by bisection.
  private static func segment(holding offset: Int, in segments: [SourceMap.Segment]) -> SourceMap.Segment? {
    var low = 0
    var high = segments.count
    while low < high {
      let middle = (low + high) / 2
      if segments[middle].derived.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < segments.count && segments[low].derived.lowerBound <= offset ? segments[low] : nil
  }
}
