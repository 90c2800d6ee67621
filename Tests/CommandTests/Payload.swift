/// Small requests for tests to write to files.
enum Payload {
  /// An envelope without findings.
  static let clean = envelope(#"{ "properties": { "instantAccessDurationMinutes": 60 } }"#)
  /// An envelope with one error, RP401.
  static let bad = envelope(#"{ "properties": { "instantAccessDurationMinutes": 59 } }"#)
  /// An envelope with one warning, RP101.
  static let warned = envelope(#"{ "properties": { "provisioningState": "Succeeded" } }"#)
  /// A body without findings, which does not specify an api-version.
  static let body = #"{ "properties": { "instantAccessDurationMinutes": 60 } }"#

  static func envelope(_ body: String) -> String {
    let url =
      "https://management.azure.com/subscriptions/1f0c9a4e-63d2-4f0b-9d35-7b1c2ad4e810/resourceGroups/payroll"
      + "/providers/Microsoft.Compute/restorePointCollections/nightly/restorePoints/monday?api-version=2025-04-01"
    return "{\n  \"method\": \"PUT\",\n  \"url\": \"\(url)\",\n  \"body\": \(body)\n}\n"
  }
}
