internal import JSONText

extension FixPlan {
  /// Moves a member after the last member of another object, creating the objects on the path that don't exist.
  func move(of pointer: JSONPointer, to target: JSONPointer, in ranges: RangeIndex) -> [TextEdit]? {
    guard let entry = ranges[base.appending(pointer)], let key = entry.key, !pointer.tokens.isEmpty,
      !target.tokens.starts(with: pointer.tokens), ranges[base.appending(target)] == nil,
      let ancestor = nearestExistingAncestor(of: target, in: ranges),
      let object = ranges[base.appending(ancestor)]?.value,
      let parent = ranges[base.appending(pointer.parent)]?.value, layout.isObject(object)
    else { return nil }
    let member = MovedMember(
      layout: layout, key: key, value: entry.value, parent: parent,
      path: Array(target.tokens.dropFirst(ancestor.tokens.count)))
    guard member.isMovable else { return nil }
    if ancestor == pointer.parent, entry.nextComma == nil {
      return layout.replacement(of: member.range, with: member.text(indent: member.indent)).map { [$0] }
    }
    guard let removal = layout.removal(of: member.range, entry), let insertion = member.insertion(into: object) else {
      return nil
    }
    return [removal, insertion]
  }

  private func nearestExistingAncestor(of target: JSONPointer, in ranges: RangeIndex) -> JSONPointer? {
    var pointer = target.parent
    while ranges[base.appending(pointer)] == nil {
      guard !pointer.tokens.isEmpty else { return nil }
      pointer = pointer.parent
    }
    return pointer
  }
}

/// A member that is moved to another object.
struct MovedMember {
  private let layout: BodyLayout
  private let key: Range<Int>
  private let value: Range<Int>

  /// The indentation of the member's line.
  let indent: String

  /// The indentation of one nesting level.
  private let indentUnit: String

  /// The newline before the member's line; nil if other text precedes the member in its line.
  private let newline: String?

  /// The keys of the objects to create, and the member's own key.
  private let path: [String]

  init(layout: BodyLayout, key: Range<Int>, value: Range<Int>, parent: Range<Int>, path: [String]) {
    self.layout = layout
    self.key = key
    self.value = value
    self.path = path
    indent = layout.indent(ofLineAt: key.lowerBound)
    newline = layout.newline(in: layout.whitespaceStart(before: key.lowerBound)..<key.lowerBound)
    let outer = layout.indent(of: parent)
    indentUnit = indent.hasPrefix(outer) && indent != outer ? String(indent.dropFirst(outer.count)) : "  "
  }

  var range: Range<Int> { key.lowerBound..<value.upperBound }

  /// Whether the member and the whitespace before it are verbatim in the file.
  var isMovable: Bool { layout.isVerbatim(layout.whitespaceStart(before: key.lowerBound)..<value.upperBound) }

  /// Inserts the member after the last member of an object.
  func insertion(into object: Range<Int>) -> TextEdit? {
    let first = layout.whitespaceEnd(from: object.lowerBound + 1)
    let last = layout.whitespaceStart(before: object.upperBound - 1)
    guard first < last else { return insertion(intoEmpty: object) }
    guard let end = layout.newline(in: object.lowerBound..<first) else {
      let indent = layout.indent(ofLineAt: last)
      return layout.insertion(of: "," + (hasSpaceAfterColon ? " " : "") + text(indent: indent), at: last)
    }
    guard layout.isVerbatim(object.lowerBound..<first) else { return nil }
    let indent = layout.indent(ofLineAt: first)
    return layout.insertion(of: "," + end + indent + text(indent: indent), at: last)
  }

  /// Inserts the member into an object without members.
  private func insertion(intoEmpty object: Range<Int>) -> TextEdit? {
    let outer = layout.indent(of: object)
    let inside = object.lowerBound + 1..<object.upperBound - 1
    return layout.replacement(of: inside, with: inBraces(text(indent: indented(outer)), outer: outer))
  }

  /// The member's text, including the objects to create, for a line with this indentation.
  func text(indent: String) -> String {
    guard let name = path.last else { return "" }
    var indents = [indent]
    for _ in path.dropFirst() { indents.append(indented(indents.last ?? "")) }
    var text = quoted(name) + valueText(indent: indents.last ?? "")
    for (key, outer) in zip(path, indents).dropLast().reversed() {
      text = quoted(key) + colon + "{" + inBraces(text, outer: outer) + "}"
    }
    return text
  }

  private func indented(_ outer: String) -> String { newline == nil ? outer : outer + indentUnit }

  private func inBraces(_ text: String, outer: String) -> String {
    guard let newline else { return text }
    return newline + outer + indentUnit + text + newline + outer
  }

  /// The colon and value of the member, with all lines reindented like the first one.
  private func valueText(indent new: String) -> String {
    var result: [UInt8] = []
    var rest = layout.text.bytes[key.upperBound..<value.upperBound]
    while let end = rest.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
      result += rest[...end]
      rest = rest[(end + 1)...]
      guard rest.first != 0x0A, rest.starts(with: indent.utf8) else { continue }
      result += new.utf8
      rest = rest.dropFirst(indent.utf8.count)
    }
    return String(decoding: result + rest, as: UTF8.self)
  }

  private var hasSpaceAfterColon: Bool { value.lowerBound - key.upperBound > 1 }

  private var colon: String { hasSpaceAfterColon ? ": " : ":" }

  private func quoted(_ name: String) -> String { "\"\(escapedJSON(name))\"" }
}

extension BodyLayout {
  func isObject(_ range: Range<Int>) -> Bool {
    range.count >= 2 && text.bytes[range.lowerBound] == UInt8(ascii: "{")
  }

  /// Inserts a text at `offset`, directly after the preceding byte.
  func insertion(of new: String, at offset: Int) -> TextEdit? {
    guard offset > 0, isVerbatim(offset - 1..<offset + 1) else { return nil }
    let start = text.map.source(of: offset - 1..<offset).upperBound
    return TextEdit(range: start..<start, text: text.escaped(new))
  }

  /// The indentation of the closing brace of an object if the brace starts its line, else that of the opening brace.
  func indent(of object: Range<Int>) -> String {
    let brace = object.upperBound - 1
    return indent(ofLineAt: startsLine(brace) ? brace : object.lowerBound)
  }
}
