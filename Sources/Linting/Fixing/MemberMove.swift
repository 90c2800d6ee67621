internal import JSONText

extension FixPlan {
  /// Moves a member behind the last member of another object, with the objects on the way that there are not yet.
  func move(of pointer: JSONPointer, to target: JSONPointer, in places: PlaceIndex) -> [TextEdit]? {
    guard let place = places[base.appending(pointer)], let key = place.key, !pointer.tokens.isEmpty,
      !target.tokens.starts(with: pointer.tokens), places[base.appending(target)] == nil,
      let known = deepestKnown(target, in: places), let object = places[base.appending(known)]?.value,
      let parent = places[base.appending(pointer.parent)]?.value, layout.isObject(object)
    else { return nil }
    let member = MovedMember(
      layout: layout, key: key, value: place.value, parent: parent,
      steps: Array(target.tokens.dropFirst(known.tokens.count)))
    guard member.isMovable else { return nil }
    if known == pointer.parent, place.nextComma == nil {
      return layout.replacement(of: member.range, with: member.text(indent: member.indent)).map { [$0] }
    }
    guard let removal = layout.removal(of: member.range, place), let insertion = member.insertion(into: object) else {
      return nil
    }
    return [removal, insertion]
  }

  private func deepestKnown(_ target: JSONPointer, in places: PlaceIndex) -> JSONPointer? {
    var pointer = target.parent
    while places[base.appending(pointer)] == nil {
      guard !pointer.tokens.isEmpty else { return nil }
      pointer = pointer.parent
    }
    return pointer
  }
}

/// A member on its way to another object.
struct MovedMember {
  private let layout: BodyLayout
  private let key: Range<Int>
  private let value: Range<Int>

  /// The blanks before the member's own line.
  let indent: String

  /// What a level of nesting adds to the blanks.
  private let unit: String

  /// The line end that the member's line starts behind; nil for a member behind others in a line.
  private let lineEnd: String?

  /// The keys of the objects to make, and the member's own.
  private let steps: [String]

  init(layout: BodyLayout, key: Range<Int>, value: Range<Int>, parent: Range<Int>, steps: [String]) {
    self.layout = layout
    self.key = key
    self.value = value
    self.steps = steps
    indent = layout.indent(ofLineAt: key.lowerBound)
    lineEnd = layout.lineEnd(in: layout.spaceStart(before: key.lowerBound)..<key.lowerBound)
    let outer = layout.indent(of: parent)
    unit = indent.hasPrefix(outer) && indent != outer ? String(indent.dropFirst(outer.count)) : "  "
  }

  var range: Range<Int> { key.lowerBound..<value.upperBound }

  /// Whether the file writes the member, and the line end and blanks before it, as they are to be written again.
  var isMovable: Bool { layout.isWritten(layout.spaceStart(before: key.lowerBound)..<value.upperBound) }

  /// Puts the member behind the last one of an object.
  func insertion(into object: Range<Int>) -> TextEdit? {
    let first = layout.spaceEnd(from: object.lowerBound + 1)
    let last = layout.spaceStart(before: object.upperBound - 1)
    guard first < last else { return filling(of: object) }
    guard let end = layout.lineEnd(in: object.lowerBound..<first) else {
      let indent = layout.indent(ofLineAt: last)
      return layout.insertion(of: "," + (hasBlanks ? " " : "") + text(indent: indent), at: last)
    }
    guard layout.isWritten(object.lowerBound..<first) else { return nil }
    let indent = layout.indent(ofLineAt: first)
    return layout.insertion(of: "," + end + indent + text(indent: indent), at: last)
  }

  /// Puts the member into an object that has none.
  private func filling(of object: Range<Int>) -> TextEdit? {
    let outer = layout.indent(of: object)
    let inside = object.lowerBound + 1..<object.upperBound - 1
    return layout.replacement(of: inside, with: inBraces(text(indent: inner(outer)), outer: outer))
  }

  /// The member as it is written in a line with these blanks, inside of the objects to make.
  func text(indent: String) -> String {
    guard let name = steps.last else { return "" }
    var indents = [indent]
    for _ in steps.dropFirst() { indents.append(inner(indents.last ?? "")) }
    var text = quoted(name) + valueText(indent: indents.last ?? "")
    for (step, outer) in zip(steps, indents).dropLast().reversed() {
      text = quoted(step) + colon + "{" + inBraces(text, outer: outer) + "}"
    }
    return text
  }

  private func inner(_ outer: String) -> String { lineEnd == nil ? outer : outer + unit }

  private func inBraces(_ text: String, outer: String) -> String {
    guard let lineEnd else { return text }
    return lineEnd + outer + unit + text + lineEnd + outer
  }

  /// The member's colon and value; further lines are moved as far as its first one.
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

  private var hasBlanks: Bool { value.lowerBound - key.upperBound > 1 }

  private var colon: String { hasBlanks ? ": " : ":" }

  private func quoted(_ name: String) -> String { "\"\(escapedJSON(name))\"" }
}

extension BodyLayout {
  func isObject(_ range: Range<Int>) -> Bool {
    range.count >= 2 && text.bytes[range.lowerBound] == UInt8(ascii: "{")
  }

  /// Inserts a text behind the byte before `offset`.
  func insertion(of new: String, at offset: Int) -> TextEdit? {
    guard offset > 0, isWritten(offset - 1..<offset + 1) else { return nil }
    let start = text.map.source(of: offset - 1..<offset).upperBound
    return TextEdit(range: start..<start, text: text.escaped(new))
  }

  /// The blanks that the lines around an object's members start with.
  func indent(of object: Range<Int>) -> String {
    let brace = object.upperBound - 1
    return indent(ofLineAt: startsLine(brace) ? brace : object.lowerBound)
  }
}
