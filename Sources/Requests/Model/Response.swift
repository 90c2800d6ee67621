/// A saved response of the service, with each part mapped to the file's text.
///
/// Like a request, it is passed to a closure and must not be stored. Only successful responses (2xx) and those of unknown
/// status are reported.
public struct Response {
  /// What is known about the request, without its body; its range is the one of the response's body.
  public var request: Request

  /// The HTTP status; nil for a body that was saved on its own.
  public var status: Int?

  public var body: RequestBody

  /// Whether this is an element of a saved list; each of its elements is a response of its own.
  public var isListed = false
}
