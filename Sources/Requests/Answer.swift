/// A saved answer of the service, with the way from each part back to the file's text.
///
/// It is lent like a request, and never stored. Only answers of success (2xx), or of untold status, are lent.
public struct Answer {
  public var form: RequestForm

  /// Where the answer's body stands, in bytes of the file's text.
  public var extent: Range<Int>

  /// The operation that was answered, where the form or the body tells it; nil where method and URL do.
  public var operation: String?

  /// The method that was answered, as written.
  public var method: RequestText?

  /// The URL that was answered, variables of the file resolved.
  public var url: RequestText?

  /// The api-version given beside the URL.
  public var apiVersion: RequestText?

  /// The HTTP status; nil for a body that was saved alone.
  public var status: Int?

  public var body: RequestBody

  /// Whether this is an element of a saved list, whose other elements are lent one by one, too.
  public var isListed = false

  public init(form: RequestForm, extent: Range<Int>, body: RequestBody) {
    self.form = form
    self.extent = extent
    self.body = body
  }
}
