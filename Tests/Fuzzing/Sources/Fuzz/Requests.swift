import JSONText
import Linting
import Requests
import Swagger

/// Whatever is found in a file is inside it, and each request's body is where it says.
///
/// The first line of an input is the file's name, which selects the format.
func checkRequests(_ input: [UInt8]) {
  let (name, contents) = input.file
  guard let source = try? SourceText(replacingUndecodable: contents) else { return }
  let text = source.bytes
  RequestFinder().findRequests(in: text, path: name) { event in
    switch event {
    case .request(let request): check(request, in: text)
    case .response(let response): check(response, in: text)
    case .unidentified(let range, _, let body):
      check(range, in: text)
      if let body { check(body, in: text) }
    case .unrelated(let range, _): check(range, in: text)
    case .fault(let fault): check([fault], in: text)
    case .unreadable(let unreadable, let faults):
      check(unreadable, in: text)
      check(faults, in: text)
    }
  }
  checkUpgrade(of: contents, name: name)
}

private func check(_ request: Request, in text: [UInt8]) {
  check(request.extent, in: text)
  let named = [request.method, request.url, request.apiVersion, request.resourceName, request.parentResourceName]
  for part in named.compactMap(\.self) + (request.headers() ?? []).map(\.value) { check(part.mapped, in: text) }
  if let body = request.body { check(body, in: text) }
}

private func check(_ response: Response, in text: [UInt8]) {
  check(response.request, in: text)
  check(response.body, in: text)
}

private func check(_ body: RequestBody, in text: [UInt8]) {
  check(body.text, in: text)
  check(body.faults, in: text)
  guard body.node != nil else { return }
  let index = RangeIndex(of: [body.pointer], in: body.text.bytes.span)
  expect(index[body.pointer] != nil, "the body '\(body.pointer)' is not found")
}

private func check(_ faults: [SyntaxFault], in text: [UInt8]) {
  for range in faults.flatMap({ [$0.range] + $0.edits.map(\.range) }) { check(range, in: text) }
}

private func check(_ mapped: MappedText, in text: [UInt8]) {
  check(mapped.map.source(of: 0..<mapped.bytes.count), in: text)
}

private func check(_ range: Range<Int>, in text: [UInt8]) {
  expect(range.lowerBound >= 0 && range.upperBound <= text.count, "\(range) is outside of the file")
}

private let newest = SwaggerDocuments.bundled.apiVersions.last

/// Upgrading the upgraded file changes nothing.
private func checkUpgrade(of contents: [UInt8], name: String) {
  guard let newest else { return }
  let once = Linter().upgrade(contents, path: name, to: newest, includesUnsafe: true)
  let twice = Linter().upgrade(once.bytes, path: name, to: newest, includesUnsafe: true)
  expect(twice.bytes == once.bytes, "upgrading again changes the file")
}
