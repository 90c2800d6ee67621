internal import Synchronization

/// A schema that is compiled when it is first asked for, from any thread; later uses take no lock.
///
/// It holds on to the sources, not to the document, and each place in the tree has its own. So a recursive definition
/// unfolds only as deep as somebody walks, and nothing keeps itself alive.
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
