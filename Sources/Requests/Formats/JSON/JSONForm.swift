internal import JSONText

/// A format in which a JSON value contains requests.
///
/// To add a format, add a type and list it in `JSONForms`.
protocol JSONForm: SendableMetatype {
  /// Whether an object is of this form. This must be cheap, since every body is tested.
  static func recognizes(_ root: JSONNode) -> Bool

  init(root: LocatedNode)

  /// Calls `visit` with the candidates found, in source order.
  func extract(visit: (Extract) -> Void)
}

enum JSONForms {
  /// Every form, in the order in which they are tested.
  private static let all: [any JSONForm.Type] = [
    InsomniaForm.self, BrunoForm.self, TemplateForm.self, DeploymentForm.self, RecordingForm.self, HARForm.self,
    PostmanForm.self, ExampleForm.self, BatchForm.self, NotebookForm.self, Envelope.self,
  ]

  /// The forms of bodies that contain requests themselves.
  private static let nested: [any JSONForm.Type] = [DeploymentForm.self, BatchForm.self]

  /// The form of an object; nil for a bare body.
  static func form(of root: JSONNode) -> (any JSONForm.Type)? {
    root.kind == .object ? all.first { $0.recognizes(root) } : nil
  }

  /// The form of a body that contains requests itself; nil for other bodies.
  static func nestedForm(of body: JSONNode) -> (any JSONForm.Type)? { nested.first { $0.recognizes(body) } }
}

extension Extract {
  /// A value of this form without its requests, with the reason.
  static func malformed(_ form: RequestForm, _ value: LocatedNode, reason: String) -> Extract {
    var candidate = Candidate(form: form, in: value)
    candidate.unidentifiedReason = reason
    return .candidate(candidate)
  }
}
