public import JSONText

/// Turns a fix of one body into edits of the file's text.
///
/// Layout is taken from the body's own text, so a body embedded as a string in another text is fixed as neatly as a
/// standalone one.
public struct FixPlan {
  let layout: BodyLayout

  /// The pointer of the body in the text.
  let base: JSONPointer

  /// - Parameters:
  ///   - text: the JSON text that contains the body, mapped to the file's text.
  ///   - base: the pointer of the body in `text`.
  ///   - file: the file's text, to detect where its spelling differs from that of `text`.
  public init(text: MappedText, base: JSONPointer, file: [UInt8]) {
    layout = BodyLayout(text: text, file: file)
    self.base = base
  }

  /// The pointers whose ranges `edits(for:ranges:)` needs, from the root of the body.
  public static func pointers(neededFor change: Fix.Change) -> [JSONPointer] {
    switch change {
    case .removeMember(let pointer), .replaceValue(let pointer, with: _): [pointer]
    case .renameKey(let pointer, let key): [pointer, pointer.parent.appending(key)]
    case .moveMember(let pointer, let target): [pointer, target]
    case .replaceInURL, .edit: []
    }
  }

  /// The edits that make a change, in bytes of the file's text; they neither overlap nor adjoin.
  ///
  /// - Parameter ranges: the ranges of the needed pointers, each appended to `base`, in the text.
  /// - Returns: nil if the change can't be made: the member doesn't exist, its new name is taken, or the file doesn't
  ///   spell the affected bytes as the body does (a variable of the file, folded lines, repaired text). Also nil for a
  ///   change of the URL, which is a separate text: see `urlEdits`.
  public func edits(for change: Fix.Change, ranges: RangeIndex) -> [TextEdit]? {
    switch change {
    case .removeMember(let pointer): removal(of: pointer, in: ranges).map { [$0] }
    case .renameKey(let pointer, let key): renaming(of: pointer, to: key, in: ranges).map { [$0] }
    case .replaceValue(let pointer, let text):
      ranges[base.appending(pointer)].flatMap { layout.replacement(of: $0.value, with: text) }.map { [$0] }
    case .moveMember(let pointer, let target): move(of: pointer, to: target, in: ranges)
    case .replaceInURL: nil
    case .edit(let edits): edits
    }
  }

  /// The edits that replace bytes of a URL; nil if the file doesn't spell them as the URL does.
  public static func urlEdits(
    replacing range: Range<Int>, with text: String, in url: MappedText, file: [UInt8]
  ) -> [TextEdit]? {
    BodyLayout(text: url, file: file).replacement(of: range, with: text).map { [$0] }
  }

  private func removal(of pointer: JSONPointer, in ranges: RangeIndex) -> TextEdit? {
    guard let entry = ranges[base.appending(pointer)], let key = entry.key, !pointer.tokens.isEmpty else { return nil }
    return layout.removal(of: key.lowerBound..<entry.value.upperBound, entry)
  }

  private func renaming(of pointer: JSONPointer, to key: String, in ranges: RangeIndex) -> TextEdit? {
    guard let range = ranges[base.appending(pointer)]?.key, !pointer.tokens.isEmpty,
      ranges[base.appending(pointer.parent).appending(key)] == nil
    else { return nil }
    return layout.replacement(of: range, with: "\"\(escapedJSON(key))\"")
  }
}
