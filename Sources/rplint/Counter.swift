internal import Synchronization

/// Hands out the numbers from 0 on to several threads, each number once.
final class Counter: Sendable {
  private let next = Atomic(0)

  /// The first of the next `count` numbers.
  func take(_ count: Int) -> Int { next.wrappingAdd(count, ordering: .relaxed).oldValue }
}
