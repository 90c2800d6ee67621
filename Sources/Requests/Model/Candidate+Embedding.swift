internal import JSONText

/// Texts embedded in a file, such as a code block or a cell of a notebook, are cut like a file of their own.
extension Extract {
  /// This extract, found in `outer`, with its ranges in the file's text.
  func embedded(in outer: MappedText) -> Extract {
    switch self {
    case .candidate(let candidate): .candidate(candidate.embedded(in: outer))
    case .fault(let fault): .fault(outer.mappedToFile(fault))
    case .unreadable(let text, let faults): .unreadable(text.embedded(in: outer), faults.map { outer.mappedToFile($0) })
    }
  }
}

extension Candidate {
  /// This candidate, found in `outer`, with its ranges in the file's text.
  func embedded(in outer: MappedText) -> Candidate {
    var candidate = self
    candidate.request.extent = outer.map.source(of: request.extent)
    if case .written(let text) = method { candidate.method = .written(text.embedded(in: outer)) }
    candidate.request.url = request.url?.embedded(in: outer)
    candidate.request.apiVersion = request.apiVersion?.embedded(in: outer)
    candidate.request.headers = request.headers { $0.embedded(in: outer) }
    candidate.request.resourceName = request.resourceName?.embedded(in: outer)
    candidate.request.parentResourceName = request.parentResourceName?.embedded(in: outer)
    candidate.request.origins = request.origins.map { $0.embedded(in: outer) }
    candidate.body = body.embedded(in: outer)
    candidate.responses = responses.map { SavedResponse(status: $0.status, body: $0.body.embedded(in: outer)) }
    return candidate
  }
}

extension Candidate.Body {
  fileprivate func embedded(in outer: MappedText) -> Candidate.Body {
    switch self {
    case .none, .external, .undecodable: return self
    case .text(let text, let encoding, let dialect): return .text(text.embedded(in: outer), encoding, dialect)
    case .json(let value, let encoding):
      var source = value.source
      source.text = source.text.embedded(in: outer)
      source.faults = source.faults.map { outer.mappedToFile($0) }
      return .json(LocatedNode(node: value.node, pointer: value.pointer, source: source), encoding)
    }
  }
}

extension RequestText {
  fileprivate func embedded(in outer: MappedText) -> RequestText {
    RequestText(text) { mapped.embedded(in: outer) }
  }
}

extension ValueOrigin {
  fileprivate func embedded(in outer: MappedText) -> ValueOrigin {
    var origin = self
    origin.referenceRange = outer.map.source(of: referenceRange)
    origin.definitionRange = outer.map.source(of: definitionRange)
    return origin
  }
}

extension MappedText {
  /// This text, derived from `outer`, mapped to the file's text.
  func embedded(in outer: MappedText) -> MappedText {
    MappedText(bytes: bytes, map: map.mapped(through: outer.map), layers: layers + outer.layers)
  }
}
