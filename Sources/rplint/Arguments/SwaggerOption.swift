internal import ArgumentParser
internal import JSONText
internal import Reporting
internal import Swagger

/// The `--swagger` option, which adds to the definitions that are bundled with the program.
enum SwaggerOption {
  static let help = ArgumentHelp(
    """
    Check requests against a published Swagger file and the files it refers to, if they use the file's api-version. \
    Repeatable.
    """,
    valueName: "file")

  /// The bundled documents, extended by the given files.
  ///
  /// Reports an error in a file on standard error, with its position.
  ///
  /// - Throws: the exit code of a usage error.
  static func documents(extendedBy paths: [String]) throws -> SwaggerDocuments {
    try documents(extendedBy: published(paths))
  }

  /// The bundled documents, extended by published ones.
  static func documents(extendedBy published: [PublishedSwagger]) throws -> SwaggerDocuments {
    try published.isEmpty
      ? .bundled : reporting { () throws(SwaggerError) in try SwaggerDocuments(extendedBy: published) }
  }

  /// Reads published files.
  static func published(_ paths: [String]) throws -> [PublishedSwagger] {
    try paths.map { path in
      try reporting { () throws(SwaggerError) in try PublishedSwagger(file: path, load: ReferenceScope(of: path).bytes)
      }
    }
  }

  private static func reporting<Result>(_ body: () throws(SwaggerError) -> Result) throws -> Result {
    do throws(SwaggerError) {
      return try body()
    } catch {
      TextOutput.printNote(message(for: error) + "\n")
      throw ExitCode(2)
    }
  }

  /// `FILE:line:col: message`, or `FILE: message` if the error is about the file as a whole.
  private static func message(for error: SwaggerError) -> String {
    let file = error.file ?? ""
    let position = (try? FileReading.bytes(at: file)).flatMap(error.position)
    let location = position.map { ":\($0.line):\($0.column)" } ?? ""
    return "\(file.visible)\(location): \(error.message.visible)"
  }
}

extension FileReading {
  /// The bytes of a file that another file names.
  static func namedFile(at path: String) throws(SwaggerFileFailure) -> [UInt8] {
    do throws(SystemError) { return try bytes(at: path) } catch { throw SwaggerFileFailure(error.description) }
  }
}
