import JSONText
import Testing

@testable import Linting

@Suite("Names and locations")
struct RulesNameTests {
  @Test(
    "A name in the URL keeps its naming rule",
    arguments: [
      ("a_b", []), ("-c", ["RP204 warning -c"]), ("_c", ["RP204 warning _c"]), ("c.", ["RP204 warning c."]),
      ("c-", ["RP204 warning c-"]), ("c(1)", ["RP204 warning c(1)"]), ("c%20d", ["RP204 warning c%20d"]),
      ("Größe", []), (String(repeating: "c", count: 80), []),
      (String(repeating: "c", count: 81), ["RP204 warning " + String(repeating: "c", count: 81)]),
    ])
  func collectionName(name: String, faults: [String]) {
    #expect(RuleSample.collection(#"{"location":"eastus"}"#, name: name).faults == faults)
  }

  @Test(
    "A resource group's name keeps its own rule, as an error",
    arguments: [
      ("g(1)", []), ("_g-", []), ("g.", ["RP204 error g."]), ("g!", ["RP204 error g!"]),
      (String(repeating: "g", count: 91), ["RP204 error " + String(repeating: "g", count: 91)]),
    ])
  func resourceGroup(name: String, faults: [String]) {
    var sample = RuleSample.collection(#"{"location":"eastus"}"#)
    sample.url = sample.url.replacing("/g/", with: "/\(name)/")
    #expect(sample.faults == faults)
  }

  @Test("A disk restore point's name may be longer, and a restore point's is judged below it")
  func diskRestorePointName() {
    var sample = RuleSample.grant(#"{"access":"Read","durationInSeconds":300}"#)
    sample.url = sample.url.replacing("/d/", with: "/\(String(repeating: "d", count: 200))/")
    #expect(sample.faults == [])
    sample.url = sample.url.replacing("/p/", with: "/p-/")
    #expect(sample.faults == ["RP204 warning p-"])
  }

  @Test("Placeholders and faults of the URL's form in a name are others' business")
  func otherRulesNames() {
    #expect(RuleSample.collection(#"{"location":"eastus"}"#, name: "{{c}}").faults == [])
    #expect(RuleSample.collection(#"{"location":"eastus"}"#, name: "-{c}").faults.map { $0.prefix(5) } == ["RP205"])
    #expect(RuleSample.collection(#"{"location":"eastus"}"#, name: "c<").faults.map { $0.prefix(5) } == ["RP206"])
  }

  @Test(
    "A location is a region, whatever its case and blanks",
    arguments: ["East US 2", "EastUS2EUAP", "usgovvirginia", "Central US (Stage)", "chinanorth3", "{{location}}"])
  func knownLocation(_ location: String) {
    #expect(RuleSample.collection(#"{"location":"\#(location)"}"#).faults == [])
  }

  @Test(
    "An unknown location is told with the nearest, a closed one as closed",
    arguments: [
      ("estus", "'estus' is no Azure region; did you mean 'eastus'?"),
      ("West Urope", "'West Urope' is no Azure region; did you mean 'westeurope'?"),
      ("mars", "'mars' is no Azure region"),
      ("Germany Central", "the Azure region 'Germany Central' is closed"),
    ])
  func unknownLocation(location: String, message: String) {
    let findings = RuleSample.collection(#"{"location":"\#(location)"}"#).findings
    #expect(findings.map(\.message) == [message])
    #expect(findings.map(\.rule) == [RuleID(207)])
  }

  @Test("A disk's location is judged where the disk is, and an update's nowhere")
  func otherLocations() {
    #expect(RuleSample.disk(#"{"createOption":"Empty"}"#, location: "mars").faults == [])
    let restored =
      #"{"createOption":"Restore","sourceResourceId":"\#(RuleSample.collection)/restorePoints/p/diskRestorePoints/d"}"#
    #expect(RuleSample.disk(restored, location: "mars").faults == ["RP207 warning /location"])
    var update = RuleSample.collection(#"{"location":"mars"}"#)
    update.method = "PATCH"
    #expect(update.faults == ["RP404 warning /location"])
  }

  private static func template(_ type: String, _ name: String, inner: String = "") -> String {
    #"{"resources": [{"type": "Microsoft.Compute/\#(type)", "apiVersion": "2025-04-01", "name": "\#(name)","#
      + #" "location": "eastus", "properties": {}\#(inner)}]}"#
  }

  private static func faults(inTemplate text: String) -> [String] {
    let report = Linter().lint(Array(text.utf8), path: "main.json", isNamed: true)
    return report.findings.filter { $0.rule == RuleID(204) }.map {
      "\($0.severity) \($0.pointer?.description ?? "-") \($0.marked(in: text)): \($0.message)"
    }
  }

  @Test(
    "A template names a restore point with its collection",
    arguments: ["p", "a/b/c", "c/", "/p", "c//p"])
  func childNameInTemplate(_ name: String) {
    let text = Self.template("restorePointCollections/restorePoints", name)
    #expect(
      Self.faults(inTemplate: text) == [
        "warning /name \"\(name)\": a template names a restore point with its collection, as in 'collection/point', "
          + "and not '\(name)'"
      ])
  }

  @Test("Names in templates that keep the rule, or are open, are no fault")
  func rightNamesInTemplates() {
    let points = ["c/p", "[concat(parameters('c'), '/p')]", "[parameters('name')]", "{{name}}", "{c}/p", "c/{{p-}}"]
    for name in points {
      #expect(Self.faults(inTemplate: Self.template("restorePointCollections/restorePoints", name)) == [])
    }
    for (type, name) in [("restorePointCollections", "c"), ("restorePointCollections", "[uniqueString('c/')]")] {
      #expect(Self.faults(inTemplate: Self.template(type, name)) == [])
    }
    #expect(Self.faults(inTemplate: Self.template("disks", "d/-")) == [])
  }

  @Test("A literal name in a template keeps its naming rule, part by part")
  func namingRuleInTemplates() {
    let point = Self.faults(inTemplate: Self.template("restorePointCollections/restorePoints", "_c/p-"))
    #expect(
      point == [
        "warning /name \"_c/p-\": the collection's name '_c' must not start with '_'",
        "warning /name \"_c/p-\": the restore point's name 'p-' must not end with '-'",
      ])
    let collection = Self.faults(inTemplate: Self.template("restorePointCollections", "a/b"))
    #expect(collection.count == 1 && collection[0].contains("must not hold '/'"))
  }

  @Test("A resource inside another has its own name alone")
  func nestedNamesInTemplates() {
    for (name, count) in [("p", 0), ("c/p", 0), ("-p", 1)] {
      let child = #"{"type": "restorePoints", "apiVersion": "2025-04-01", "name": "\#(name)", "properties": {}}"#
      let text = Self.template("restorePointCollections", "[parameters('c')]", inner: #", "resources": [\#(child)]"#)
      #expect(Self.faults(inTemplate: text).count == count)
    }
  }
}
