import Linting
import Testing

@Suite("Rules over the resources of a template")
struct RulesRunTemplateTests {
  private static let types = "Microsoft.Compute/restorePointCollections"

  /// A collection without instant access.
  private static func collection(_ name: String, source: String = RuleSample.machine, more: String = "") -> String {
    resource(types, name, #""source": {"id": "\#(source)"}"#, more: #", "location": "eastus"\#(more)"#)
  }

  /// A restore point with a duration of instant access.
  private static func point(_ name: String, minutes: Int = 120, more: String = "") -> String {
    resource(types + "/restorePoints", name, #""instantAccessDurationMinutes": \#(minutes)"#, more: more)
  }

  private static func resource(_ type: String, _ name: String, _ properties: String, more: String) -> String {
    #"{"type": "\#(type)", "apiVersion": "2025-04-01", "name": "\#(name)", "properties": {\#(properties)}\#(more)}"#
  }

  private static func template(_ resources: String...) -> String {
    #"{"contentVersion": "1.0.0.0", "resources": [\#(resources.joined(separator: ",\n"))]}"#
  }

  private static func nested(_ template: String) -> String {
    #"{"type": "Microsoft.Resources/deployments", "name": "d", "properties": {"template": \#(template)}}"#
  }

  private static func faults(_ texts: String...) -> [String] {
    RuleSampleRun(files: texts.enumerated().map { ("\($0).json", $1) }).faults
  }

  @Test("Resources of one deployment with literal names go together, standing side by side or one in the other")
  func joined() {
    let note = #"(collection created here: 0.json "C")"#
    let expected = ["0.json RP403 warning /properties/instantAccessDurationMinutes \(note)"]
    #expect(Self.faults(Self.template(Self.collection("C"), Self.point("c/p"))) == expected)
    let inner = Self.point("p").replacing(Self.types + "/", with: "")
    #expect(Self.faults(Self.template(Self.collection("C", more: #", "resources": [\#(inner)]"#))) == expected)
    #expect(Self.faults(Self.template(Self.nested(Self.template(Self.collection("C"), Self.point("c/p"))))) == expected)
    #expect(
      Self.faults(Self.template(Self.collection("C", more: #", "condition": true"#), Self.point("c/p"))) == expected)
    let second = Self.faults(Self.template(Self.collection("c"), Self.point("c/q"), Self.point("d/p")))
    #expect(second.map { $0.prefix(12) } == ["0.json RP403"])
  }

  @Test("What may not be deployed together is not joined")
  func apart() {
    let (collection, point) = (Self.collection("c"), Self.point("c/p"))
    #expect(Self.faults(Self.template(collection), Self.template(point)) == [])
    #expect(Self.faults("[\(Self.template(collection)),\n\(Self.template(point))]") == [])
    #expect(Self.faults(Self.template(collection, Self.nested(Self.template(point)))) == [])
    #expect(Self.faults(Self.template(Self.nested(Self.template(collection)), Self.nested(Self.template(point)))) == [])
    for more in [#", "condition": "[parameters('x')]""#, #", "copy": {"name": "x", "count": 2}"#] {
      #expect(Self.faults(Self.template(Self.collection("c", more: more), point)) == [])
      #expect(Self.faults(Self.template(collection, Self.point("c/p", more: more))) == [])
    }
    for (name, child) in [("[parameters('c')]", "[parameters('c')]/p"), ("c", "[format('c/p')]"), ("{c}", "{c}/p")] {
      let faults = Self.faults(Self.template(Self.collection(name), Self.point(child)))
      #expect(!faults.contains { $0.contains("RP403") })
    }
  }

  @Test("A restore point named without its collection goes with none")
  func unknownCollection() {
    let faults = Self.faults(Self.template(Self.collection("p"), Self.point("p")))
    #expect(faults.map { $0.prefix(12) } == ["0.json RP204"])
  }

  @Test("One restore point with two bodies, and a copy from another collection than the source")
  func otherRules() {
    #expect(
      Self.faults(Self.template(Self.point("c/p"), Self.point("C/P", minutes: 90))) == [
        #"0.json RP417 warning /name (created here first: 0.json "c/p")"#
      ])
    let copied = #""sourceRestorePoint": {"id": "\#(RuleSample.root)/restorePointCollections/third/restorePoints/p"}"#
    let copy = Self.resource(Self.types + "/restorePoints", "c/p", copied, more: "")
    let target = Self.collection("c", source: "\(RuleSample.root)/restorePointCollections/other")
    #expect(
      Self.faults(Self.template(target, copy)) == [
        #"0.json RP408 error /properties/sourceRestorePoint/id (collection created here: 0.json "c")"#
      ])
  }
}
