public import JSONText

/// The forms in which requests are saved.
public enum RequestForm: String, Sendable {
  /// A body on its own.
  case body
  /// An object with a method, a URL, and a body.
  case envelope
  /// An ARM deployment template or one of its resources; also a resource declared in Bicep or Terraform.
  ///
  /// A string that starts with `[` but not with `[[`, and ends with `]`, is an expression, which stands for any value.
  case template
  /// A recording of HTTP traffic.
  case recording
  /// A Postman collection.
  case postman
  /// An example published with a swagger file.
  case example
  /// A `.http` or `.rest` file.
  case http
  /// Markdown, or text in no other form.
  case prose
  /// A shell or PowerShell script.
  case script
}

/// A request found in a file, with each part mapped to the file's text.
///
/// A request borrows its body's nodes: it is passed to a closure and must not be stored.
public struct Request {
  public var form: RequestForm

  /// The request's range, in bytes of the file's text.
  public var extent: Range<Int>

  /// The method as written.
  public var method: RequestText?

  /// The URL as written, with continuation lines joined and variables of the file resolved.
  public var url: RequestText?

  /// The api-version that is given separately from the URL.
  public var apiVersion: RequestText?

  /// Whether the template has an `apiProfile`, which determines the api-versions of resources that don't specify one.
  public var hasAPIProfile = false

  /// The `name` of a template's resource; only its last segment if the resource is nested in another.
  public var resourceName: RequestText?

  /// The `name` of the template's resource that this one is nested in.
  public var parentResourceName: RequestText?

  /// The deployment in the file that a template's resource belongs to; nil for other requests, and for a resource that
  /// is deployed conditionally or several times.
  public var deployment: String?

  /// The operation if the form, the body's shape, or the user specifies it; nil if the method and URL do.
  public var operation: String?

  public var body: RequestBody?

  /// The headers that the file contains; nil if its form doesn't save them. Read only on demand.
  public var headers: () -> [RequestHeader]? = { nil }

  /// The origins of values that are defined elsewhere in the file, in the order of their use.
  public var origins: [ValueOrigin] = []

  /// Why the operation had to be guessed from the body's shape; nil if it wasn't guessed.
  public var guessReason: String?

  /// Whether only restore-point requests have this shape; false if requests of other services share it.
  public var hasUniqueShape = true

  /// Whether a document shows the request in a code block of another form.
  public var isInDocument = false

  /// Whether the body is in another file, which isn't read.
  public var hasExternalBody = false
}

/// A piece of a request's text; its position in the file is computed only on demand.
public struct RequestText {
  public let text: String
  private let locate: () -> MappedText

  init(_ text: MappedText) { self.init(text.string) { text } }

  /// `locate` returns the same text mapped to the file's text.
  init(_ text: String, locate: @escaping () -> MappedText) {
    self.text = text
    self.locate = locate
  }

  /// The text mapped to the file's text.
  public var mapped: MappedText { locate() }
}

/// A header of a request.
public struct RequestHeader {
  /// As written.
  public let name: String
  public let value: RequestText
}

/// A request's body: a value in a parsed text.
public struct RequestBody {
  /// The body's tree; nil if its text can't be parsed.
  public var node: JSONNode?

  /// The body's location in `text`: the root, or a member of an envelope.
  public var pointer = JSONPointer.root

  /// The text that `node` was parsed from.
  public var text: MappedText

  /// The syntax faults in the body's text, in bytes of the file's text.
  public var faults: [SyntaxFault] = []

  /// Whether an object in `text` has duplicate keys.
  public var hasDuplicateKeys = false

  /// The lowercase keys of root members that aren't part of the body: those of a template's resource that only the
  /// deployment reads.
  public var ignoredMembers: Set<String> = []

  /// The keys of root members that are filled in if the text omits them.
  public var impliedMembers: Set<String> = []

  /// Whether the body is written as JSON, so that a fix can be, too.
  public var isWrittenAsJSON = true
}

/// Something that a reader found in a file.
public enum ReaderEvent {
  /// A request whose parts specify the operation.
  case request(Request)

  /// A saved response of the service.
  case response(Response)

  /// A likely request whose operation can't be determined; the reason says what was recognized and what is missing.
  ///
  /// `body` is the unparsed text of its body, if one was found.
  case unidentified(Range<Int>, reason: String, body: MappedText? = nil)

  /// Something that was read and is certainly not a restore-point request.
  case unrelated(Range<Int>, reason: UnrelatedReason)

  /// A fault of the whole file rather than of one body, in bytes of the file's text.
  case fault(SyntaxFault)

  /// A text that can't be parsed, with its faults in bytes of the file's text.
  case unreadable(MappedText, [SyntaxFault])
}
