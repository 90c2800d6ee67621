import JSONText
import Testing

@testable import Linting

@Suite("Rules for the URL")
struct RulesURLTests {
  private static let collection = SampleRequest.collection
  private static let version = "api-version=2025-04-01"

  @Test(
    "A malformed URL is reported once, beside the faults that it has when it is repaired",
    arguments: [
      ("\(collection)?api-version= 2025-04-01", ["RP206 error  "]),
      ("\(collection)?api-version=2025-04-01 ", ["RP206 error  "]),
      ("\(collection)?api-version =2025-04-01", ["RP206 error  "]),
      ("\(collection) ?\(version)", ["RP206 error  "]),
      ("\(collection)&\(version)", ["RP206 error &"]),
      ("\(collection)&$expand=restorePoints&\(version)", ["RP206 error &"]),
      ("\(collection)?$expand=restorePoints?\(version)", ["RP206 error ?"]),
      ("\(collection)?api-version= 2020-01-01", ["RP206 error  ", "RP303 error 2020-01-01"]),
      ("\(collection)?api-version= 2025-04-02", ["RP206 error  ", "RP302 error 2025-04-02"]),
      ("\(collection)&expand", ["RP301 error \(collection)&expand", "RP206 error &"]),
      ("\(collection) ", ["RP301 error \(collection) ", "RP206 error  "]),
      ("\(collection)/points/a b?\(version)", ["RP007 error \(collection)/points/a b", "RP206 error  "]),
      ("\(collection)/points/p&\(version)", ["RP007 error \(collection)/points/p", "RP206 error &"]),
      ("\(collection)?api-version=%202025-04-01", ["RP302 error %202025-04-01"]),
      ("\(collection)?api%2Dversion=2025-04-01", []),
      ("\(collection)?%61PI-Version=2025-04-01", []),
    ] as [(String, [String])])
  func malformed(url: String, faults: [String]) {
    #expect(SampleRequest("GET", url: url, body: nil).faults == faults)
  }

  @Test func aPathIsMatchedWithoutItsSpacesAndUnmatchedBrackets() {
    for type in [" restorePointCollections", "restorePointCollections<", "restore Point Collections"] {
      let request = SampleRequest("GET", url: "\(SampleRequest.root)/\(type)/c?\(Self.version)", body: nil)
      #expect(request.faults.map { $0.prefix(5) } == ["RP206"])
    }
  }

  @Test(
    "A query name given twice is reported at the second one, whatever its case or encoding",
    arguments: [
      ("\(version)&api-version=2025-04-01", ["RP206 error api-version"]),
      ("\(version)&API%2Dversion=2024-07-01", ["RP206 error API%2Dversion"]),
      ("$expand=restorePoints&\(version)&$expand=restorePoints", ["RP206 error $expand"]),
      ("\(version)&{{query}}&{{query}}", []),
      ("\(version)&&", []),
    ] as [(String, [String])])
  func repeatedName(query: String, faults: [String]) {
    #expect(SampleRequest("GET", url: "\(Self.collection)?\(query)", body: nil).faults == faults)
  }

  @Test(
    "An api-version beside the URL that contradicts it is a mismatch",
    arguments: [
      ("?\(version)", "2024-07-01", ["RP208 warning 2024-07-01"]), ("?\(version)", "2025-04-01", []),
      ("?\(version)", "{{version}}", []), ("", "2024-07-01", []), ("?api-version={{v}}", "2024-07-01", []),
    ])
  func contradictingVersion(query: String, given: String, faults: [String]) {
    let text = #"""
      {"method": "GET", "url": "https://management.azure.com\#(Self.collection)\#(query)", "apiVersion": "\#(given)"}
      """#
    let findings = Linter().lint(Array(text.utf8), path: "request.json", isNamed: true).findings
    #expect(findings.map { $0.summary(in: text) } == faults)
  }

  @Test func aDiskThatIsntCreatedFromARestorePointGetsNoFindingOfAnyRule() {
    var request = SampleRequest.disk(#"{"createOption":"Empty"}"#, location: "mars")
    request.url = "/subscriptions/s/resourceGroups/g./providers/Microsoft.Compute/disks/{d}&x"
    #expect(request.faults == [])
  }
}
