internal import Swagger

/// What rplint knows about a property, an operation or an api-version.
public struct Explanation: Sendable {
  public let title: String
  /// Each with its heading; the text may have several lines.
  public let sections: [(heading: String, text: String)]

  /// - Parameter sections: those without a text are left out.
  init(_ title: String, _ sections: [(heading: String, text: String?)]) {
    self.title = title
    self.sections = sections.compactMap { section in
      section.text.flatMap { $0.isEmpty ? nil : (section.heading, $0) }
    }
  }
}

extension ProviderFamily {
  /// The resources that the family's api-versions are for.
  var resources: String {
    switch self {
    case .compute: "restore points and restore point collections"
    case .disks: "disks and disk restore points"
    }
  }
}
