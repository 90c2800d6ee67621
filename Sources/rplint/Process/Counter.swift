internal import Synchronization

/// Distributes the numbers from 0 up to several threads, each number once.
final class Counter: Sendable {
  private let next = Atomic(0)

  /// Reserves the next `count` numbers and returns the first of them.
  func reserve(_ count: Int) -> Int { next.wrappingAdd(count, ordering: .relaxed).oldValue }
}
