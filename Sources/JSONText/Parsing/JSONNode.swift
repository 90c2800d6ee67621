internal import CJansson

/// A borrowed view of one value of a `JSONDocument`.
///
/// A node is a pointer into the document's tree. It is safe because it is valid only inside the scope it was passed
/// to, and is never stored or sent to another thread.
@safe
public struct JSONNode {
  /// The kinds of values that jansson distinguishes.
  public enum Kind: Sendable {
    case object, array, string, integer, real, boolean, null
  }

  private let value: UnsafeMutablePointer<json_t>

  init(_ value: UnsafeMutablePointer<json_t>) {
    unsafe self.value = value
  }

  public var kind: Kind {
    switch unsafe rplint_json_type(value) {
    case JSON_OBJECT: .object
    case JSON_ARRAY: .array
    case JSON_STRING: .string
    case JSON_INTEGER: .integer
    case JSON_REAL: .real
    case JSON_TRUE, JSON_FALSE: .boolean
    default: .null
    }
  }

  public var isNull: Bool { kind == .null }

  /// The string value; nil for any other kind.
  public var string: String? {
    withUTF8 { String(copying: $0) }
  }

  /// Calls `body` with the string's UTF-8; returns nil for any other kind.
  public func withUTF8<Result>(_ body: (Span<UInt8>) -> Result) -> Result? {
    guard let text = unsafe json_string_value(value) else { return nil }
    return unsafe UnsafeBufferPointer(start: text, count: json_string_length(value)).withUTF8Span(body)
  }

  /// The integer; nil for any other kind, reals included.
  public var integer: Int64? { kind == .integer ? unsafe json_integer_value(value) : nil }

  /// The number as a double, integers included; nil for any other kind.
  public var number: Double? {
    switch kind {
    case .integer, .real: unsafe json_number_value(value)
    case .object, .array, .string, .boolean, .null: nil
    }
  }

  public var boolean: Bool? {
    kind == .boolean ? unsafe rplint_json_type(value) == JSON_TRUE : nil
  }

  /// The number of members or elements; 0 for scalars.
  public var count: Int {
    switch kind {
    case .object: unsafe json_object_size(value)
    case .array: unsafe json_array_size(value)
    case .string, .integer, .real, .boolean, .null: 0
    }
  }

  /// The value of an object's member; nil if there is none or this is not an object.
  public subscript(_ key: String) -> JSONNode? {
    key.withUTF8Span { utf8 in
      unsafe utf8.withUnsafeBytes { bytes in
        unsafe bytes.withMemoryRebound(to: CChar.self) { key in
          unsafe json_object_getn(value, key.baseAddress, key.count).map(JSONNode.init)
        }
      }
    }
  }

  /// An array's element, counted from 0; nil if there is none or this is not an array.
  public subscript(_ index: Int) -> JSONNode? {
    index < 0 ? nil : unsafe json_array_get(value, index).map(JSONNode.init)
  }

  /// The value at `pointer`, relative to this value; nil if there is none.
  public subscript(_ pointer: JSONPointer) -> JSONNode? {
    var node = self
    for token in pointer.tokens {
      let child = node.kind == .array ? JSONPointer.index(token).flatMap { node[$0] } : node[token]
      guard let child else { return nil }
      node = child
    }
    return node
  }

  /// An object's members in document order; empty for other kinds.
  public var members: Members { unsafe Members(object: value) }

  /// An array's elements; empty for other kinds.
  public var elements: Elements { unsafe Elements(array: value) }
}

extension JSONNode {
  /// A member of an object. The key is borrowed like the node.
  @safe
  public struct Member {
    private let characters: UnsafeBufferPointer<CChar>
    public let value: JSONNode

    fileprivate init(key: UnsafeBufferPointer<CChar>, value: JSONNode) {
      unsafe characters = key
      self.value = value
    }

    public var key: String { withUTF8Key { String(copying: $0) } }

    /// Calls `body` with the key's UTF-8.
    public func withUTF8Key<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
      unsafe characters.withUTF8Span(body)
    }
  }

  /// The members of an object in document order.
  @safe
  public struct Members: Sequence, IteratorProtocol {
    private let object: UnsafeMutablePointer<json_t>
    private var position: UnsafeMutableRawPointer?

    fileprivate init(object: UnsafeMutablePointer<json_t>) {
      unsafe self.object = object
      unsafe position = json_object_iter(object)
    }

    public mutating func next() -> Member? {
      guard let position = unsafe position, let key = unsafe json_object_iter_key(position),
        let member = unsafe json_object_iter_value(position)
      else { return nil }
      unsafe self.position = json_object_iter_next(object, position)
      let count = unsafe json_object_iter_key_len(position)
      return unsafe Member(key: UnsafeBufferPointer(start: key, count: count), value: JSONNode(member))
    }
  }

  /// The elements of an array.
  @safe
  public struct Elements: Sequence, IteratorProtocol {
    private let array: UnsafeMutablePointer<json_t>
    private var index = 0

    fileprivate init(array: UnsafeMutablePointer<json_t>) {
      unsafe self.array = array
    }

    public mutating func next() -> JSONNode? {
      guard let element = unsafe json_array_get(array, index) else { return nil }
      index += 1
      return unsafe JSONNode(element)
    }
  }
}

extension UnsafeBufferPointer<CChar> {
  fileprivate func withUTF8Span<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    unsafe body(UnsafeRawBufferPointer(self).assumingMemoryBound(to: UInt8.self).span)
  }
}
