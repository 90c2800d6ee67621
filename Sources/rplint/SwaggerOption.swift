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
    guard !paths.isEmpty else { return .bundled }
    do throws(SwaggerError) {
      return try SwaggerDocuments(extendedBy: published(paths))
    } catch {
      var errors = TextOutput.error
      errors.write(message(for: error) + "\n")
      errors.flush()
      throw ExitCode(2)
    }
  }

  private static func published(_ paths: [String]) throws(SwaggerError) -> [PublishedSwagger] {
    var files: [PublishedSwagger] = []
    for path in paths {
      files.append(
        try PublishedSwagger(file: path) { (path) throws(SwaggerFileFailure) in
          do throws(SystemError) {
            return try FileReading.bytes(at: path)
          } catch {
            throw SwaggerFileFailure(error.description)
          }
        })
    }
    return files
  }

  /// `FILE:line:col: message`, or `FILE: message` if the error concerns the file as a whole.
  private static func message(for error: SwaggerError) -> String {
    let file = error.file ?? ""
    let position = (try? FileReading.bytes(at: file)).flatMap(error.position)
    let location = position.map { ":\($0.line):\($0.column)" } ?? ""
    return "\(file.visible)\(location): \(error.message.visible)"
  }
}
