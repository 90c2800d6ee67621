/// Says where the bytes of a derived text stand in the text it was made from.
///
/// A derived text is a mended, unescaped, unfolded or cut-out one. Maps compose: mended text → body text → file.
public struct SourceMap: Sendable, Equatable {
  /// A run of derived bytes and the source bytes it comes from.
  ///
  /// Runs of equal length correspond byte for byte; others only as a whole. Derived runs follow each other without
  /// gaps, from 0.
  public struct Segment: Sendable, Equatable {
    public var derived: Range<Int>
    public var source: Range<Int>

    public init(derived: Range<Int>, source: Range<Int>) {
      self.derived = derived
      self.source = source
    }

    var isExact: Bool { derived.count == source.count }
  }

  private enum Storage: Equatable {
    case shift(Int)
    case segments([Segment])
  }

  private var storage: Storage

  /// The map of a text that is its own source.
  public static let identity = SourceMap(shift: 0)

  /// The map of a text cut out of its source at `shift`.
  public init(shift: Int) {
    storage = .shift(shift)
  }

  /// The map of a text put together from `segments`, which are in derived order and without gaps.
  public init(_ segments: [Segment]) {
    storage = .segments(segments)
  }

  /// The source bytes that a range of derived bytes comes from; empty ranges stay empty.
  public func source(of derived: Range<Int>) -> Range<Int> {
    let start = sourceStart(of: derived.lowerBound)
    guard !derived.isEmpty else { return start..<start }
    return start..<max(start, sourceEnd(of: derived.upperBound))
  }

  /// This map followed by `outer`, the map of this one's source.
  public func mapped(through outer: SourceMap) -> SourceMap {
    switch (storage, outer.storage) {
    case (.shift(let inner), .shift(let offset)): SourceMap(shift: inner + offset)
    case (.segments(let segments), .shift(let offset)):
      SourceMap(
        segments.map {
          Segment(derived: $0.derived, source: $0.source.lowerBound + offset..<$0.source.upperBound + offset)
        })
    case (.shift(let inner), .segments(let segments)): SourceMap(Self.cut(segments, from: inner))
    case (.segments(let segments), .segments): SourceMap(segments.flatMap { outer.refine($0) })
    }
  }

  private func sourceStart(of offset: Int) -> Int {
    switch storage {
    case .shift(let shift): return offset + shift
    case .segments(let segments):
      guard let segment = Self.segment(holding: offset, in: segments) else {
        return segments.last.map { $0.source.upperBound } ?? offset
      }
      return segment.isExact
        ? segment.source.lowerBound + (offset - segment.derived.lowerBound) : segment.source.lowerBound
    }
  }

  private func sourceEnd(of offset: Int) -> Int {
    switch storage {
    case .shift(let shift): return offset + shift
    case .segments(let segments):
      guard let segment = Self.segment(holding: offset - 1, in: segments) else {
        return segments.last.map { $0.source.upperBound } ?? offset
      }
      return segment.isExact
        ? segment.source.lowerBound + (offset - segment.derived.lowerBound) : segment.source.upperBound
    }
  }

  /// The segment with the derived byte `offset`, by bisection.
  private static func segment(holding offset: Int, in segments: [Segment]) -> Segment? {
    var low = 0
    var high = segments.count
    while low < high {
      let middle = (low + high) / 2
      if segments[middle].derived.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < segments.count && segments[low].derived.lowerBound <= offset ? segments[low] : nil
  }

  private static func cut(_ segments: [Segment], from start: Int) -> [Segment] {
    segments.compactMap { segment in
      guard segment.derived.upperBound > start else { return nil }
      let skipped = max(0, start - segment.derived.lowerBound)
      let derived = segment.derived.lowerBound + skipped - start..<segment.derived.upperBound - start
      let source =
        segment.isExact ? segment.source.lowerBound + skipped..<segment.source.upperBound : segment.source
      return Segment(derived: derived, source: source)
    }
  }

  /// Splits an inner segment at the outer map's seams.
  private func refine(_ inner: Segment) -> [Segment] {
    guard case .segments(let outer) = storage, inner.isExact else {
      return [Segment(derived: inner.derived, source: source(of: inner.source))]
    }
    let shift = inner.derived.lowerBound - inner.source.lowerBound
    return outer.lazy.drop { $0.derived.upperBound <= inner.source.lowerBound }
      .prefix { $0.derived.lowerBound < inner.source.upperBound }
      .map { segment in
        let middle = segment.derived.clamped(to: inner.source)
        return Segment(derived: middle.lowerBound + shift..<middle.upperBound + shift, source: source(of: middle))
      }
  }
}
