internal import CArena
internal import CJansson

/// The tree that jansson parses from a JSON text.
///
/// The document owns the tree and frees it once. Nodes are valid only while the document is: use them inside
/// `withRoot` and don't store them.
public struct JSONDocument: ~Copyable {
  private let tree: Tree

  /// Whether any object has duplicate keys. The tree keeps the last value of such a key.
  public let hasDuplicateKeys: Bool

  /// Parses a UTF-8 JSON text with any kind of root value.
  ///
  /// - Throws: jansson's error message and its byte offset.
  public init(parsing text: Span<UInt8>) throws(JSONSyntaxError) {
    let strict = Self.load(text, flags: JSON_REJECT_DUPLICATES)
    switch strict {
    case .success(let tree):
      self.tree = tree
      hasDuplicateKeys = false
    case .failure(let error) where error.kind == .duplicateKey:
      tree = try Self.load(text, flags: 0).get()
      hasDuplicateKeys = true
    case .failure(let error):
      throw error
    }
  }

  deinit { unsafe rplint_arena_release(tree.arena) }

  /// Calls `body` with the root value. No node may escape from `body`.
  public borrowing func withRoot<Result, Failure: Error>(
    _ body: (JSONNode) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try unsafe body(JSONNode(tree.root))
  }

  /// jansson's tree, and the memory that it is in.
  @safe
  private struct Tree {
    let root: UnsafeMutablePointer<json_t>
    let arena: OpaquePointer?
  }

  /// Seeds jansson's hash tables, and makes it allocate trees in arenas.
  private static let isJanssonReady: Void = {
    json_object_seed(0)
    unsafe json_set_alloc_funcs(rplint_arena_malloc, rplint_arena_free)
  }()

  private static func load(_ text: Span<UInt8>, flags: Int32) -> Result<Tree, JSONSyntaxError> {
    _ = isJanssonReady
    let arena = unsafe rplint_arena_begin(text.count)
    var error = json_error_t()
    let root = unsafe text.withUnsafeBytes { bytes in
      unsafe json_loadb(bytes.baseAddress, bytes.count, Int(flags | JSON_DECODE_ANY | JSON_ALLOW_NUL), &error)
    }
    rplint_arena_end()
    guard let root = unsafe root else {
      unsafe rplint_arena_release(arena)
      return .failure(JSONSyntaxError(&error))
    }
    return unsafe .success(Tree(root: root, arena: arena))
  }
}

extension JSONSyntaxError {
  fileprivate init(_ error: inout json_error_t) {
    kind =
      switch unsafe rplint_json_error_code(&error) {
      case json_error_duplicate_key: .duplicateKey
      case json_error_premature_end_of_input: .prematureEnd
      case json_error_end_of_input_expected: .endExpected
      case json_error_invalid_utf8: .invalidUTF8
      case json_error_null_byte_in_key: .nullInKey
      case json_error_numeric_overflow: .numericOverflow
      case json_error_stack_overflow: .tooDeep
      default: .invalidSyntax
      }
    position = max(0, Int(error.position))
    message = unsafe withUnsafeBytes(of: &error.text) { text in
      unsafe String(decoding: text.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
