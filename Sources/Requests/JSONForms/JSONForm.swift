internal import JSONText

/// A way of keeping requests in one JSON value.
///
/// A new form is a type of its own and a line in `JSONForms`.
protocol JSONForm: SendableMetatype {
  /// Whether an object is meant as one of this form: a matter of a few look-ups, since every body is asked.
  static func recognizes(_ root: JSONNode) -> Bool

  init(_ root: JSONPart)

  /// Calls `visit` with the requests and answers found, in the order of the text.
  func read(visit: (Discovery) -> Void)
}

enum JSONForms {
  /// Every form, in the order in which they are asked.
  private static let all: [any JSONForm.Type] = [
    TemplateForm.self, RecordingForm.self, HARForm.self, PostmanForm.self, ExampleForm.self, Envelope.self,
  ]

  /// The form of an object; nil for a body alone.
  static func form(of root: JSONNode) -> (any JSONForm.Type)? {
    root.kind == .object ? all.first { $0.recognizes(root) } : nil
  }
}
