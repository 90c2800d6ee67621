import JSONText
import Requests
import Testing

private let file = """
  meta {
    name: é
    type: http
  }

  put {
    url: {{host}}/restorePointCollections/{{ name }}?api-version=2025-04-01
    body: json
    auth: none
  }

  headers {
    ~url: disabled
    A: b
  }

  body:json {
    {
      "a": "é"
    }
  }

  vars:pre-request {
    host: https://h
    ~name: x
    name: c
  }

  tests {
    test("x", function() {
      expect(1).to.equal(1);
    });
  }

  """

@Suite struct BrunoTests {
  @Test func aFileIsOneRequest() throws {
    let found = FoundRequest.all(in: file, path: "a/b.bru")
    let request = try #require(found.first)
    #expect(found.count == 1)
    #expect(request.form == .http)
    #expect(request.method == "PUT")
    #expect(request.methodSource == "put")
    #expect(request.url == "https://h/restorePointCollections/c?api-version=2025-04-01")
    #expect(request.sources(at: [JSONPointer(["a"])]) == [#""a"|"é""#])
    #expect(request.extent.hasPrefix("put {") && request.extent.hasSuffix("}\n}"))
  }

  @Test func theModeSaysWhetherThereIsABody() {
    let text = file.replacing("body: json", with: "body: none").replacing("put {", with: "delete {")
    let found = FoundRequest.all(in: text, path: "a.bru")
    #expect(found.map(\.method) == ["DELETE"])
    #expect(found.allSatisfy { $0.body == nil })
    #expect(FoundRequest.all(in: "vars {\n  host: restorePoints\n}\n", path: "a.bru").isEmpty)
  }

  @Test func aFileTruncatedAnywhereIsHandled() { checkTruncations(of: file, path: "a.bru") }
}
