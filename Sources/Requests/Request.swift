public import JSONText

/// The forms in which people save requests.
public enum RequestForm: Sendable {
  /// A body alone.
  case body
  /// An object of method, URL and body.
  case envelope
  /// An ARM deployment template, or a resource of one; also a resource that Bicep or Terraform declares.
  ///
  /// A string in one that starts with `[` but not with `[[`, and ends with `]`, is an expression: it stands for any
  /// value.
  case template
  /// A recording of HTTP traffic.
  case recording
  /// A Postman collection.
  case postman
  /// An example beside a swagger file.
  case example
  /// A `.http` or `.rest` file.
  case http
  /// Markdown, or text of no other form.
  case prose
  /// A shell or PowerShell script.
  case script
}

/// A request found in a file, with the way from each part back to the file's text.
///
/// A request borrows its body's nodes: it is lent to a closure and never stored.
public struct Request {
  public var form: RequestForm

  /// Where the request stands, in bytes of the file's text.
  public var extent: Range<Int>

  /// The method as written.
  public var method: RequestText?

  /// The URL as written, continuation lines joined and variables of the file resolved.
  public var url: RequestText?

  /// The api-version given beside the URL.
  public var apiVersion: RequestText?

  /// The `name` of a template's resource; the last part of the name alone where the resource stands inside another.
  public var resourceName: RequestText?

  /// The `name` of the template's resource that this one stands inside of.
  public var parentResourceName: RequestText?

  /// The deployment of the file that a template's resource is a part of; nil for other requests, and for a resource
  /// that is deployed on a condition or several times.
  public var deployment: String?

  /// The operation where the form, the body's shape or the user tells it; nil where method and URL do.
  public var operation: String?

  public var body: RequestBody?

  /// Where values of the request come from that stand elsewhere in the file, in the order of their use.
  public var origins: [ValueOrigin] = []

  /// Why the operation is only guessed from the body's shape: what was understood and what is missing.
  public var gap: String?

  /// Whether this can hardly be anything but a restore-point request; false for shapes that other services share.
  public var isDistinctive = true

  /// Whether the body stands in another file, which is not read.
  public var isBodyElsewhere = false

  public init(form: RequestForm, extent: Range<Int>) {
    self.form = form
    self.extent = extent
  }
}

/// A piece of a request's text; where it stands in the file is worked out only when asked for.
public struct RequestText {
  public let text: String
  private let locate: () -> MappedText

  public init(_ text: MappedText) {
    self.text = text.string
    locate = { text }
  }

  /// Takes a text whose place is still to be found; `locate` gives the same text with its way back.
  public init(_ text: String, locate: @escaping () -> MappedText) {
    self.text = text
    self.locate = locate
  }

  /// The text with the way back to the file's text.
  public var mapped: MappedText { locate() }
}

/// A request's body: a value of a parsed text.
public struct RequestBody {
  /// The body's tree; nil if its text is beyond reading.
  public var node: JSONNode?

  /// Where the body stands in `text`: the root, or a member of an envelope.
  public var pointer: JSONPointer

  /// The text that `node` was parsed from.
  public var text: MappedText

  /// What is wrong in the body's text, in bytes of the file's text.
  public var faults: [SyntaxFault]

  /// Whether `text` has keys that stand twice in one object.
  public var hasDuplicateKeys: Bool

  /// The keys, in lower case, of members of the body's root that are no part of the body: those of a template's
  /// resource that only the deployment reads.
  public var ignoredMembers: Set<String> = []

  /// The members of the body's root that are filled in where the text lacks them.
  public var impliedMembers: Set<String> = []

  /// Whether the file writes the body in the way of JSON, so that it can be mended in that way.
  public var isWrittenAsJSON = true

  public init(
    node: JSONNode?, pointer: JSONPointer = .root, text: MappedText, faults: [SyntaxFault] = [],
    hasDuplicateKeys: Bool = false
  ) {
    self.node = node
    self.pointer = pointer
    self.text = text
    self.faults = faults
    self.hasDuplicateKeys = hasDuplicateKeys
  }
}

/// What a reader met in a file, in the order of the text.
public enum Discovery {
  /// A request whose operation is told by its parts.
  case request(Request)

  /// A saved answer of the service.
  case answer(Answer)

  /// Something that is meant as a request, but whose operation can't be told: what was understood and what is missing.
  ///
  /// `body` is the text of the body that goes with it, if one was found; it is not parsed.
  case unidentified(Range<Int>, reason: String, body: MappedText? = nil)

  /// A fault of the file's own text rather than of one body's, in bytes of the file's text.
  case fault(SyntaxFault)

  /// A text that is beyond reading, with its faults in bytes of the file's text.
  case unreadable(MappedText, [SyntaxFault])
}
