internal import JSONText

/// The parameters with which `Invoke-AzRestMethod` names a resource instead of a path.
struct ScriptResource {
  private var subscription: MappedText?
  private var resourceGroup: MappedText?
  private var provider: MappedText?
  private var types: [MappedText] = []
  private var names: [MappedText] = []

  /// Applies an option, in lower case, if it is one of these parameters.
  mutating func apply(_ option: String, _ value: MappedText) {
    switch option {
    case "-subscriptionid": subscription = value
    case "-resourcegroupname": resourceGroup = value
    case "-resourceprovidername": provider = value
    case "-resourcetype": types += value.items
    case "-name": names += value.items
    default: return
    }
  }

  /// The path, in which the current subscription is a variable; nil if no resource is named.
  var url: MappedText? {
    guard let provider, !types.isEmpty else { return nil }
    let whole = provider.sourceRange
    var url = MappedTextBuilder()
    url.append("/subscriptions/", for: whole)
    if let subscription { url.append(subscription) } else { url.append("${subscription}", for: whole) }
    if let resourceGroup {
      url.append("/resourceGroups/", for: whole)
      url.append(resourceGroup)
    }
    url.append("/providers/", for: whole)
    url.append(provider)
    for (index, type) in types.enumerated() {
      for segment in [type] + names.dropFirst(index).prefix(1) {
        url.append("/", for: whole)
        url.append(segment)
      }
    }
    return url.text
  }
}

extension MappedText {
  /// The items of a list, which are separated by commas or are the elements of a JSON array.
  fileprivate var items: [MappedText] {
    guard bytes.first == "[", let document = try? JSONDocument(parsing: bytes.span) else {
      let ends = bytes.indices.filter { bytes[$0] == "," } + [bytes.count]
      return zip([0] + ends.map { $0 + 1 }, ends).map { slice($0..<$1) }.filter { !$0.bytes.isEmpty }
    }
    let count = document.withRoot { root -> Int in root.count }
    return (0..<count).compactMap { unescapedString(at: JSONPointer([String($0)])) }
  }
}
