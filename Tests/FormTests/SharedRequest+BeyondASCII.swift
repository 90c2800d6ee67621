/// Requests with text beyond ASCII, escapes and quotes.
extension SharedRequest {
  static let beyondASCII: [SharedRequest] = [
    collection(#"{"location": "west-é", "tags": {"a<\"é😀": "it's"}, "pröperty": "x'y"}"#),
    collection(
      #"{"location": "\u0065astus", "properties": {"söurce": {"id": "/a\\b"}, "source": {"id": "\u00e9 '\"' 😀"}}}"#),
    collection(
      #"{"\u006cocation": "eastus", "tags": {"\ud83d\ude00\/'": "\t", "é": {"a": ["\r\n'"]}}, "🦊": [1, "'"]}"#),
    collection("{\n  \"location\": \"eastus\",\n  \"tägs\":\n    {\"a\": \"'b''\"}\n}"),
  ]

  /// The PUT of a collection.
  static func collection(_ body: String) -> SharedRequest {
    var request = emptyCollection
    request.description = body
    request.body = body
    return request
  }

  private static let emptyCollection = SharedRequest(
    "", method: "PUT",
    url: "https://management.azure.com/subscriptions/01234567-89ab-cdef-0123-456789abcdef/resourceGroups/g"
      + "/providers/Microsoft.Compute/restorePointCollections/c?api-version=2025-04-01",
    body: nil)
}
