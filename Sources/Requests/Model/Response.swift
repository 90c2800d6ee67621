/// A saved response of the service, with each part mapped to the file's text.
///
/// Like a request, it is passed to a closure and must not be stored. Only successful responses (2xx) and those of unknown
/// status are reported.
public struct Response {
  public var form: RequestForm

  /// The body's range, in bytes of the file's text.
  public var extent: Range<Int>

  /// The request's operation if the form or the body specifies it; nil if the method and URL do.
  public var operation: String?

  /// The request's method, as written.
  public var method: RequestText?

  /// The request's URL, with variables of the file resolved.
  public var url: RequestText?

  /// The api-version that is given separately from the URL.
  public var apiVersion: RequestText?

  /// The HTTP status; nil for a body that was saved on its own.
  public var status: Int?

  public var body: RequestBody

  /// Whether this is an element of a saved list; each of its elements is a response of its own.
  public var isListed = false

  public init(form: RequestForm, extent: Range<Int>, body: RequestBody) {
    self.form = form
    self.extent = extent
    self.body = body
  }
}
