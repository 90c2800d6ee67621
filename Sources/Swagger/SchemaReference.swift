internal import Synchronization

/// A schema that is compiled on first access, from any thread; later accesses are lock-free.
///
/// It retains the sources, not the document, and every occurrence in the schema tree has its own instance. A recursive
/// definition is therefore expanded only as far as a caller walks it, and there are no retain cycles.
///
/// The standard library's `AtomicLazyReference` isn't specialized, which makes every access ten times slower.
final class SchemaReference: Sendable {
  private let compiler: SchemaCompiler
  private let node: Int
  /// The address of the schema, which this object retains; 0 until it is compiled.
  private let compiled = Atomic<UInt>(0)

  init(_ node: Int, compiler: SchemaCompiler) {
    self.node = node
    self.compiler = compiler
  }

  deinit { unsafe Self.reference(compiled.load(ordering: .acquiring))?.release() }

  var schema: Schema {
    if let known = unsafe Self.reference(compiled.load(ordering: .acquiring)) {
      return unsafe known.takeUnretainedValue()
    }
    let new = unsafe Unmanaged.passRetained(compiler.compile(node))
    let (isFirst, first) = compiled.compareExchange(
      expected: 0, desired: unsafe UInt(bitPattern: new.toOpaque()), ordering: .acquiringAndReleasing)
    guard !isFirst, let known = unsafe Self.reference(first) else { return unsafe new.takeUnretainedValue() }
    unsafe new.release()
    return unsafe known.takeUnretainedValue()
  }

  private static func reference(_ address: UInt) -> Unmanaged<Schema>? {
    unsafe UnsafeRawPointer(bitPattern: address).map { unsafe Unmanaged.fromOpaque($0) }
  }
}
