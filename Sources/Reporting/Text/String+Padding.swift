extension String {
  /// Appends spaces up to a width in characters.
  public func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
