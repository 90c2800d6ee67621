public import JSONText

/// Turns a fix of one body into edits of the file's text.
///
/// Layout is read in the body's own text, so a body that is kept as a string inside of another text is mended as nicely
/// as one that stands alone.
public struct FixPlan {
  let layout: BodyLayout

  /// Where the body stands in the text.
  let base: JSONPointer

  /// - Parameters:
  ///   - text: the JSON text that holds the body, with the way back to the file's text.
  ///   - base: where the body stands in `text`.
  ///   - file: the file's text, to tell where it is written otherwise than `text`.
  public init(text: MappedText, base: JSONPointer, file: [UInt8]) {
    layout = BodyLayout(text: text, file: file)
    self.base = base
  }

  /// The places that `edits` asks for, from the root of the body.
  public static func pointers(neededFor change: Fix.Change) -> [JSONPointer] {
    switch change {
    case .removeMember(let pointer), .replaceValue(let pointer, with: _): [pointer]
    case .renameKey(let pointer, let key): [pointer, pointer.parent.appending(key)]
    case .moveMember(let pointer, let target): [pointer, target]
    case .replaceInURL, .edit: []
    }
  }

  /// The edits that make a change, in bytes of the file's text; none touch each other.
  ///
  /// - Parameter places: where the needed pointers, each behind `base`, stand in the text.
  /// - Returns: nil where the change can't be made: the member isn't there, its new name is taken, or the file doesn't
  ///   write the bytes in question as the body has them (a file's variable, folded lines, mended text). Also for a
  ///   change of the URL, which is another text: see `urlEdits`.
  public func edits(for change: Fix.Change, places: PlaceIndex) -> [TextEdit]? {
    switch change {
    case .removeMember(let pointer): removal(of: pointer, in: places).map { [$0] }
    case .renameKey(let pointer, let key): renaming(of: pointer, to: key, in: places).map { [$0] }
    case .replaceValue(let pointer, let text):
      places[base.appending(pointer)].flatMap { layout.replacement(of: $0.value, with: text) }.map { [$0] }
    case .moveMember(let pointer, let target): move(of: pointer, to: target, in: places)
    case .replaceInURL: nil
    case .edit(let edits): edits
    }
  }

  /// The edits that replace bytes of a URL; nil where the file doesn't write them as the URL has them.
  public static func urlEdits(
    replacing range: Range<Int>, with text: String, in url: MappedText, file: [UInt8]
  ) -> [TextEdit]? {
    BodyLayout(text: url, file: file).replacement(of: range, with: text).map { [$0] }
  }

  private func removal(of pointer: JSONPointer, in places: PlaceIndex) -> TextEdit? {
    guard let place = places[base.appending(pointer)], let key = place.key, !pointer.tokens.isEmpty else { return nil }
    return layout.removal(of: key.lowerBound..<place.value.upperBound, place)
  }

  private func renaming(of pointer: JSONPointer, to key: String, in places: PlaceIndex) -> TextEdit? {
    guard let range = places[base.appending(pointer)]?.key, !pointer.tokens.isEmpty,
      places[base.appending(pointer.parent).appending(key)] == nil
    else { return nil }
    return layout.replacement(of: range, with: "\"\(escapedJSON(key))\"")
  }
}
