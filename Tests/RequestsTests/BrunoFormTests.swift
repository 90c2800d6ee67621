import JSONText
import Requests
import Testing

@Suite struct BrunoFormTests {
  @Test func anExportHasFoldersAndVariables() {
    let request =
      #"{"url": "{{host}}/restorePointCollections/c", "method": "PUT", "body": {"mode": "json", "json": "{}"}}"#
    let text = """
      {"name": "é", "version": "1", "items": [
        {"type": "folder", "items": [{"type": "http-request", "name": "x", "request": \(request)}]},
        {"type": "http", "name": "y", "request": \(request.replacing(#""mode": "json""#, with: #""mode": "none""#))}
      ], "environments": [{"variables": [
        {"name": "host", "value": "https://h"}, {"name": "host", "value": "x", "enabled": false}
      ]}]}
      """
    let found = FoundRequest.all(in: text, path: "bruno.json")
    #expect(found.map(\.url) == ["https://h/restorePointCollections/c", "https://h/restorePointCollections/c"])
    #expect(found.map(\.body?.string) == ["{}", nil])
    #expect(found.map(\.form) == [.postman, .postman])
  }
}
