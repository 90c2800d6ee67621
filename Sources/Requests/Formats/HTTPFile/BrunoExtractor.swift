internal import JSONText

/// Cuts the request out of a `.bru` file of Bruno: blocks such as `put { … }` for the URL, `body:json { … }`, and
/// `vars:pre-request { … }`.
struct BrunoExtractor: RequestExtractor {
  /// A block, which starts with its name and ends with a brace on a line of its own.
  private struct Block {
    var name: Range<Int>
    /// The lines between the braces.
    var lines: ArraySlice<Range<Int>>
    var end: Int
  }

  func extract(from text: [UInt8], visit: (Extract) -> Void) {
    let scan = TextScan(text)
    let blocks = blocks(of: scan)
    func name(_ block: Block) -> String { String(decoding: text[block.name], as: UTF8.self) }
    guard let request = blocks.first(where: { scan.isMethod($0.name, anyCase: true) }) else { return }
    var candidate = Candidate(form: .http, extent: request.name.lowerBound..<request.end)
    candidate.method = .written(RequestText(name(request).uppercased()) { text.mapped(request.name) })
    candidate.request.url = value(of: "url", in: request, scan).map { RequestText(text.mapped($0)) }
    let mode = value(of: "body", in: request, scan).map { String(decoding: text[$0], as: UTF8.self) } ?? "json"
    if let body = blocks.first(where: { name($0) == "body:\(mode)" }), let first = body.lines.first {
      candidate.body = .text(text.mapped(first.lowerBound..<body.lines[body.lines.endIndex - 1].upperBound))
      candidate.request.extent =
        min(candidate.request.extent.lowerBound, body.name.lowerBound)..<max(request.end, body.end)
    }
    candidate.variables = TextVariables(variables(in: blocks.filter { name($0) == "vars:pre-request" }, scan))
    visit(.candidate(candidate))
  }

  private func blocks(of scan: TextScan) -> [Block] {
    var blocks: [Block] = []
    var line = 0
    while line < scan.lines.count {
      let content = scan.trimmed(scan.lines[line])
      line += 1
      guard scan.bytes[content].last == "{", scan.lines[line - 1].lowerBound == content.lowerBound else { continue }
      let end = scan.lines[line...].firstIndex { scan.bytes[$0].elementsEqual("}".utf8) } ?? scan.lines.count
      let name = scan.trimmed(content.lowerBound..<content.upperBound - 1)
      let limit = end < scan.lines.count ? scan.lines[end].upperBound : scan.bytes.count
      blocks.append(Block(name: name, lines: scan.lines[line..<end], end: limit))
      line = min(end + 1, scan.lines.count)
    }
    return blocks
  }

  /// The name and value in a line `name: value`; nil for other lines and for disabled ones, which start with `~`.
  private func member(_ line: Range<Int>, _ scan: TextScan) -> (name: Range<Int>, value: Range<Int>)? {
    guard let colon = scan.index(in: line, where: { $0 == ":" }) else { return nil }
    let name = scan.trimmed(line.lowerBound..<colon)
    return scan.first(name) == "~" ? nil : (name, scan.trimmed(colon + 1..<line.upperBound))
  }

  private func value(of key: String, in block: Block, _ scan: TextScan) -> Range<Int>? {
    block.lines.lazy.compactMap { member($0, scan) }.first { scan.bytes[$0.name].elementsEqual(key.utf8) }?.value
  }

  private func variables(in blocks: [Block], _ scan: TextScan) -> [[UInt8]: [UInt8]] {
    let members = blocks.flatMap(\.lines).compactMap { member($0, scan) }
    return Dictionary(
      members.map { (Array(scan.bytes[$0.name]), Array(scan.bytes[$0.value])) }, uniquingKeysWith: { $1 })
  }
}
