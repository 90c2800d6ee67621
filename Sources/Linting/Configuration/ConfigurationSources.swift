public import Swagger

/// What a configuration is read with: the settings from the command line that it may refer to, and other files.
public struct ConfigurationSources {
  /// Returns the bytes of a file.
  public typealias Reader = (String) throws(SwaggerFileFailure) -> [UInt8]

  /// The rules from the command line.
  let added: AddedRules
  /// The Swagger files from the command line; if there are any, those that configurations name are not read.
  let published: [PublishedSwagger]
  /// The definitions with these files.
  let swagger: SwaggerDocuments
  let read: Reader
  /// The reader of a Swagger file and of those that it refers to.
  let references: (String) -> Reader
  let realPath: (String) -> String
  /// The real paths of the configurations that are being read, outermost first.
  var chain: [String] = []

  /// - Parameters:
  ///   - read: returns the bytes of a file that a configuration names.
  ///   - references: returns the reader of a Swagger file; by default, it may refer to any file.
  ///   - realPath: returns the path of a file without symbolic links, `.` and `..`.
  public init(
    added: AddedRules = AddedRules(), published: [PublishedSwagger] = [], swagger: SwaggerDocuments = .bundled,
    read: @escaping Reader, references: ((String) -> Reader)? = nil, realPath: @escaping (String) -> String = { $0 }
  ) {
    self.added = added
    self.published = published
    self.swagger = swagger
    self.read = read
    self.references = references ?? { _ in read }
    self.realPath = realPath
  }
}
