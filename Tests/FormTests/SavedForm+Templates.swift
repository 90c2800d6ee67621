import JSONText
import Linting

extension SavedForm {
  /// ARM templates and their resources.
  static let templates: [SavedForm] = [
    SavedForm("template", "azuredeploy.json", [.noURL, .separateVersion, .deployment]) {
      $0.template("[{}, \($0.armResource)]")
    },
    SavedForm("template with symbolic names", "main.json", [.noURL, .separateVersion, .deployment]) {
      $0.template("{\"é\": \($0.armResource)}", languageVersion: "\"languageVersion\": \"2.0\", ")
    },
    SavedForm("nested deployment", "nested.json", [.noURL, .separateVersion, .deployment]) {
      let inner = "{\"template\": \($0.template("[\($0.armResource)]"))}"
      return $0.template("[{\"type\": \"Microsoft.Resources/deployments\", \"properties\": \(inner)}]")
    },
    SavedForm("resource of a template", "resource.json", [.noURL, .separateVersion, .deployment]) { $0.armResource },
    SavedForm("body of a deployment", "deployment.json", [.noURL, .separateVersion, .deployment]) {
      "{\"properties\": {\"mode\": \"é\", \"template\": \($0.template("[\($0.armResource)]"))}}"
    },
    SavedForm("deployment in an HTTP file", "deploy.http", [.noURL, .separateVersion, .deployment]) {
      let url = "https://management.azure.com/subscriptions/s/providers/Microsoft.Resources/deployments/d?api-version=x"
      return "PUT \(url)\n\n{\"properties\": {\"template\": \($0.template("[\($0.armResource)]"))}}\n"
    },
    SavedForm("policy", "policy.json", [.noURL, .separateVersion, .deployment]) {
      let deployment = "{\"properties\": {\"template\": \($0.template("[\($0.armResource)]"))}}"
      return "{\"policyRule\": {\"if\": {}, \"then\": {\"details\": {\"deployment\": \(deployment)}}}}"
    },
    SavedForm("template in Markdown", "template.md", [.noURL, .separateVersion, .deployment, .prose]) {
      "# é\n\n```json\n\($0.template("[\($0.armResource)]"))\n```\n"
    },
  ]
}

extension SharedRequest {
  /// The body, preceded by the members that only a deployment reads.
  fileprivate var armResource: String {
    let version = apiVersion.map { "\"apiVersion\": \(jsonString($0)), " } ?? ""
    let name = jsonString(names.joined(separator: "/"))
    let members = (body ?? "").drop { $0 != "{" }.dropFirst()
    let comma = members.first { !$0.isWhitespace } == "}" ? "" : ", "
    return "{\"type\": \"Microsoft.Compute/\(type)\", \(version)\"name\": \(name)\(comma)\(members)"
  }

  fileprivate func template(_ resources: String, languageVersion: String = "") -> String {
    """
    {"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", \(languageVersion)
     "contentVersion": "1.0.0.0", "resources": \(resources)}
    """
  }
}
