internal import Synchronization

/// A schema that is compiled on first access, from any thread; later accesses are lock-free.
///
/// It retains the sources, not the document, and every occurrence in the schema tree has its own instance. A recursive
/// definition is therefore expanded only as far as a caller walks it, and there are no retain cycles.
final class SchemaReference: Sendable {
  private let compiler: SchemaCompiler
  private let node: Int
  private let compiled = AtomicLazyReference<Schema>()

  init(_ node: Int, compiler: SchemaCompiler) {
    self.node = node
    self.compiler = compiler
  }

  var schema: Schema {
    compiled.load() ?? compiled.storeIfNil(compiler.compile(node))
  }
}
