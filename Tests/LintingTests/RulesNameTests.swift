import JSONText
import Testing

@testable import Linting

@Suite("Names and locations")
struct RulesNameTests {
  @Test(
    "A name in the URL must follow its naming rule",
    arguments: [
      ("a_b", []), ("-c", ["RP204 warning -c"]), ("_c", ["RP204 warning _c"]), ("c.", ["RP204 warning c."]),
      ("c-", ["RP204 warning c-"]), ("c(1)", ["RP204 warning c(1)"]), ("c%20d", ["RP204 warning c%20d"]),
      ("Größe", []), (String(repeating: "c", count: 80), []),
      (String(repeating: "c", count: 81), ["RP204 warning " + String(repeating: "c", count: 81)]),
    ])
  func collectionName(name: String, faults: [String]) {
    #expect(SampleRequest.collection(#"{"location":"eastus"}"#, name: name).faults == faults)
  }

  @Test(
    "A resource group's name must follow its own rule, and violating it is an error",
    arguments: [
      ("g(1)", []), ("_g-", []), ("g.", ["RP204 error g."]), ("g!", ["RP204 error g!"]),
      (String(repeating: "g", count: 91), ["RP204 error " + String(repeating: "g", count: 91)]),
    ])
  func resourceGroup(name: String, faults: [String]) {
    var sample = SampleRequest.collection(#"{"location":"eastus"}"#)
    sample.url = sample.url.replacing("/g/", with: "/\(name)/")
    #expect(sample.faults == faults)
  }

  @Test func aDiskRestorePointsNameMayBeLongerTheRestorePointsNameInItsURLIsStillChecked() {
    var sample = SampleRequest.grant(#"{"access":"Read","durationInSeconds":300}"#)
    sample.url = sample.url.replacing("/d/", with: "/\(String(repeating: "d", count: 200))/")
    #expect(sample.faults == [])
    sample.url = sample.url.replacing("/p/", with: "/p-/")
    #expect(sample.faults == ["RP204 warning p-"])
  }

  @Test func placeholdersAndURLSyntaxErrorsInANameAreReportedByOtherRules() {
    #expect(SampleRequest.collection(#"{"location":"eastus"}"#, name: "{{c}}").faults == [])
    #expect(SampleRequest.collection(#"{"location":"eastus"}"#, name: "-{c}").faults.map { $0.prefix(5) } == ["RP205"])
    #expect(SampleRequest.collection(#"{"location":"eastus"}"#, name: "c<").faults.map { $0.prefix(5) } == ["RP206"])
  }

  @Test(
    "Known regions are accepted regardless of case and spaces",
    arguments: [
      "saudiarabiaeast", "brazilus", "southeastasia3", "westcentralusfre", "eastusslv", "local", "East US 2",
      "EastUS2EUAP", "usgovvirginia", "Central US (Stage)", "chinanorth3", "{{location}}",
    ])
  func knownLocation(_ location: String) {
    #expect(SampleRequest.collection(#"{"location":"\#(location)"}"#).faults == [])
  }

  @Test(
    "An unknown location suggests the nearest region, and a closed region is reported as closed",
    arguments: [
      ("estus", "'estus' is not a known Azure region; did you mean 'eastus'?"),
      ("West Urope", "'West Urope' is not a known Azure region; did you mean 'westeurope'?"),
      ("mars", "'mars' is not a known Azure region"),
      ("Germany Central", "the Azure region 'Germany Central' is closed"),
    ])
  func unknownLocation(location: String, message: String) {
    let findings = SampleRequest.collection(#"{"location":"\#(location)"}"#).findings
    #expect(findings.map(\.message) == [message])
    #expect(findings.map(\.rule) == [RuleID(207)])
  }

  @Test(
    "Only a region with a single typo is a warning, and clouds with their own regions are not checked",
    arguments: [
      ("estus", "management.azure.com", ["RP207 warning /location"]),
      ("eastsu", "MANAGEMENT.azure.com:443", ["RP207 warning /location"]),
      ("estu", "management.azure.com", ["RP207 info /location"]),
      ("saudiarabia", "westeurope.management.azure.com", ["RP207 info /location"]),
      ("usgovvirgina", "management.usgovcloudapi.net", ["RP207 warning /location"]),
      ("estus", "{{host}}", ["RP207 warning /location"]),
      ("redmond", "management.redmond.azurestack.example", []),
      ("germany central", "management.azure.com", ["RP207 warning /location"]),
    ])
  func locationSeverity(location: String, host: String, faults: [String]) {
    let text = SampleRequest.collection(#"{"location":"\#(location)"}"#).text
    let sent = text.replacing("management.azure.com", with: host)
    let findings = Linter().lint(Array(sent.utf8), path: "request.json", isNamed: true).findings
    #expect(findings.map { $0.summary(in: sent) } == faults)
  }

  @Test func aLocationIsCheckedForRestoredDisksOnlyAndNeverInAnUpdate() {
    #expect(SampleRequest.disk(#"{"createOption":"Empty"}"#, location: "mars").faults == [])
    let restored =
      #"{"createOption":"Restore","sourceResourceId":"\#(SampleRequest.collection)/restorePoints/p/diskRestorePoints/d"}"#
    #expect(SampleRequest.disk(restored, location: "mars").faults == ["RP207 info /location"])
    var update = SampleRequest.collection(#"{"location":"mars"}"#)
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
      "\($0.severity) \($0.pointer?.description ?? "-") \($0.sourceText(in: text)): \($0.message)"
    }
  }

  @Test(
    "A restore point's name in a template must include its collection",
    arguments: ["p", "a/b/c", "c/", "/p", "c//p"])
  func childNameInTemplate(_ name: String) {
    let text = Self.template("restorePointCollections/restorePoints", name)
    #expect(
      Self.faults(inTemplate: text) == [
        "warning /name \"\(name)\": in a template the restore point's name '\(name)' must include its collection, "
          + "as in 'collection/point'"
      ])
  }

  @Test(
    "Joined parameters never include a collection, whatever their default values",
    arguments: [
      "[concat(parameters('RPCName'), parameters('RPName'))]", "[ CONCAT( parameters('c') , '-', parameters( 'p' ) ) ]",
    ])
  func joinedName(_ name: String) {
    let text = Self.template("restorePointCollections/restorePoints", name)
    #expect(Self.faults(inTemplate: text).count == 1)
    #expect(Self.faults(inTemplate: Self.template("restorePointCollections", name)) == [])
  }

  @Test func aPlaceholderInATemplatesNameIsUnresolvedAndAnExpressionIsntAPlaceholder() {
    func found(_ name: String) -> [String] {
      let text = Self.template("restorePointCollections/restorePoints", name)
      let linter = Linter(options: .init(selection: RuleSelection(selected: [RuleID(205)])))
      return linter.lint(Array(text.utf8), path: "main.json", isNamed: true).findings.map { $0.summary(in: text) }
    }
    #expect(found("c/<point>") == ["RP205 warning /name"])
    #expect(found("[format('{0}/{1}', parameters('c'), parameters('p'))]") == [])
  }

  @Test func aTemplatesResourceNeedsAnApiVersionUnlessOneIsGivenForIt() {
    let text = Self.template("restorePointCollections", "c").replacing(#""apiVersion": "2025-04-01", "#, with: "")
    func found(_ version: String?) -> [String] {
      let linter = Linter(options: .init(apiVersion: version))
      return linter.lint(Array(text.utf8), path: "main.json", isNamed: true).findings.map { $0.summary(in: text) }
    }
    #expect(found(nil) == ["RP301 error "])
    #expect(found("2025-04-01") == [])
  }

  @Test func theProfileOfATemplateDeterminesTheApiVersionsOfItsOwnResources() {
    let resource =
      #"{"type": "Microsoft.Compute/restorePointCollections", "name": "c", "location": "eastus", "properties": {}}"#
    func found(_ profile: String, _ resources: String) -> [String] {
      let text = #"{"contentVersion": "1.0.0.0", \#(profile)"resources": [\#(resources)]}"#
      return Linter().lint(Array(text.utf8), path: "main.json", isNamed: true).findings.map { $0.summary(in: text) }
    }
    let inner =
      #"{"type": "Microsoft.Resources/deployments", "properties": {"template": {"resources": [\#(resource)]}}}"#
    let profile = #""apiProfile": "2019-03-01-hybrid", "#
    #expect(found("", resource) == ["RP301 error "])
    #expect(found(#""apiProfile": null, "#, resource) == ["RP301 error "])
    #expect(found(profile, resource) == [])
    #expect(found(profile, inner) == ["RP301 error "])
    #expect(found(profile, resource.replacing("eastus", with: "westeuropa")) == ["RP207 warning /location"])
  }

  @Test func namesInTemplatesThatAreValidOrUnresolvedAreAccepted() {
    let points = [
      "c/p", "[concat(parameters('c'), '/p')]", "[concat(variables('c'), parameters('p'))]",
      "[concat(parameters('p'))]",
      "[format('{0}{1}', parameters('c'), parameters('p'))]", "[concat(parameters('c'), '-', variables('p'))]",
      "[parameters('name')]", "{{name}}", "{c}/p", "c/{{p-}}",
    ]
    for name in points {
      #expect(Self.faults(inTemplate: Self.template("restorePointCollections/restorePoints", name)) == [])
    }
    for (type, name) in [("restorePointCollections", "c"), ("restorePointCollections", "[uniqueString('c/')]")] {
      #expect(Self.faults(inTemplate: Self.template(type, name)) == [])
    }
    #expect(Self.faults(inTemplate: Self.template("disks", "d/-")) == [])
  }

  @Test func eachPartOfALiteralNameInATemplateMustFollowItsNamingRule() {
    let point = Self.faults(inTemplate: Self.template("restorePointCollections/restorePoints", "_c/p-"))
    #expect(
      point == [
        "warning /name \"_c/p-\": the collection's name '_c' must not start with '_'",
        "warning /name \"_c/p-\": the restore point's name 'p-' must not end with '-'",
      ])
    let collection = Self.faults(inTemplate: Self.template("restorePointCollections", "a/b"))
    #expect(collection.count == 1 && collection[0].contains("must not contain '/'"))
  }

  @Test func aNestedResourcesNameDoesntIncludeItsParents() {
    for (name, count) in [("p", 0), ("c/p", 0), ("-p", 1)] {
      let child = #"{"type": "restorePoints", "apiVersion": "2025-04-01", "name": "\#(name)", "properties": {}}"#
      let text = Self.template("restorePointCollections", "[parameters('c')]", inner: #", "resources": [\#(child)]"#)
      #expect(Self.faults(inTemplate: text).count == count)
    }
  }
}
