import Linting
import Testing

@Suite("Run rules for the resources of a template")
struct RulesRunTemplateTests {
  private static let types = "Microsoft.Compute/restorePointCollections"

  /// A collection without instant access.
  private static func collection(_ name: String, source: String = SampleRequest.machine, extra: String = "") -> String {
    resource(types, name, #""source": {"id": "\#(source)"}"#, extra: #", "location": "eastus"\#(extra)"#)
  }

  /// A restore point with a duration of instant access.
  private static func point(_ name: String, minutes: Int = 120, extra: String = "") -> String {
    resource(types + "/restorePoints", name, #""instantAccessDurationMinutes": \#(minutes)"#, extra: extra)
  }

  private static func resource(_ type: String, _ name: String, _ properties: String, extra: String) -> String {
    #"{"type": "\#(type)", "apiVersion": "2025-04-01", "name": "\#(name)", "properties": {\#(properties)}\#(extra)}"#
  }

  private static func template(_ resources: String...) -> String {
    #"{"contentVersion": "1.0.0.0", "resources": [\#(resources.joined(separator: ",\n"))]}"#
  }

  private static func nested(_ template: String) -> String {
    #"{"type": "Microsoft.Resources/deployments", "name": "d", "properties": {"template": \#(template)}}"#
  }

  private static func faults(_ texts: String...) -> [String] {
    SampleRun(files: texts.enumerated().map { ("\($0).json", $1) }).faults
  }

  @Test func resourcesOfOneDeploymentWithLiteralNamesAreJoinedWhetherSiblingsOrNested() {
    let note = #"(collection created here: 0.json "C")"#
    let expected = ["0.json RP403 warning /properties/instantAccessDurationMinutes \(note)"]
    #expect(Self.faults(Self.template(Self.collection("C"), Self.point("c/p"))) == expected)
    let inner = Self.point("p").replacing(Self.types + "/", with: "")
    #expect(Self.faults(Self.template(Self.collection("C", extra: #", "resources": [\#(inner)]"#))) == expected)
    #expect(Self.faults(Self.template(Self.nested(Self.template(Self.collection("C"), Self.point("c/p"))))) == expected)
    #expect(
      Self.faults(Self.template(Self.collection("C", extra: #", "condition": true"#), Self.point("c/p"))) == expected)
    let second = Self.faults(Self.template(Self.collection("c"), Self.point("c/q"), Self.point("d/p")))
    #expect(second.map { $0.prefix(12) } == ["0.json RP403"])
  }

  @Test func resourcesThatMayBeDeployedSeparatelyAreNotJoined() {
    let (collection, point) = (Self.collection("c"), Self.point("c/p"))
    #expect(Self.faults(Self.template(collection), Self.template(point)) == [])
    #expect(Self.faults("[\(Self.template(collection)),\n\(Self.template(point))]") == [])
    #expect(Self.faults(Self.template(collection, Self.nested(Self.template(point)))) == [])
    #expect(Self.faults(Self.template(Self.nested(Self.template(collection)), Self.nested(Self.template(point)))) == [])
    for extra in [#", "condition": "[parameters('x')]""#, #", "copy": {"name": "x", "count": 2}"#] {
      #expect(Self.faults(Self.template(Self.collection("c", extra: extra), point)) == [])
      #expect(Self.faults(Self.template(collection, Self.point("c/p", extra: extra))) == [])
    }
    for (name, child) in [("[parameters('c')]", "[parameters('c')]/p"), ("c", "[format('c/p')]"), ("{c}", "{c}/p")] {
      let faults = Self.faults(Self.template(Self.collection(name), Self.point(child)))
      #expect(!faults.contains { $0.contains("RP403") })
    }
  }

  @Test func aRestorePointNamedWithoutItsCollectionIsNotJoined() {
    let faults = Self.faults(Self.template(Self.collection("p"), Self.point("p")))
    #expect(faults.map { $0.prefix(12) } == ["0.json RP204"])
  }

  @Test func conflictingRestorePointsAndMismatchedCopySourcesAreReported() {
    #expect(
      Self.faults(Self.template(Self.point("c/p"), Self.point("C/P", minutes: 90))) == [
        #"0.json RP417 warning /name (first created here: 0.json "c/p")"#
      ])
    let copied =
      #""sourceRestorePoint": {"id": "\#(SampleRequest.root)/restorePointCollections/third/restorePoints/p"}"#
    let copy = Self.resource(Self.types + "/restorePoints", "c/p", copied, extra: "")
    let target = Self.collection("c", source: "\(SampleRequest.root)/restorePointCollections/other")
    #expect(
      Self.faults(Self.template(target, copy)) == [
        #"0.json RP408 error /properties/sourceRestorePoint/id (collection created here: 0.json "c")"#
      ])
  }
}
