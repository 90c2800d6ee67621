internal import ArgumentParser
internal import JSONText
internal import Reporting
internal import Swagger

/// The `--swagger` option: what requests are checked against besides the definitions that the program carries.
enum SwaggerOption {
  static let help = ArgumentHelp(
    "Check requests of its api-version against a published Swagger file, and the files it refers to. Repeatable.",
    valueName: "FILE")

  /// The bundled documents with the named files over them.
  ///
  /// What is wrong with a file is told on standard error, with its place.
  ///
  /// - Throws: the exit status of bad usage.
  static func documents(extendedBy paths: [String]) throws -> SwaggerDocuments {
    guard !paths.isEmpty else { return .bundled }
    do throws(SwaggerError) {
      return try SwaggerDocuments(extendedBy: published(paths))
    } catch {
      var errors = TextOutput.error
      errors.write(complaint(error) + "\n")
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

  /// `FILE:line:col: message`; without a place where the file as a whole is at fault.
  private static func complaint(_ error: SwaggerError) -> String {
    let file = error.file ?? ""
    let position = (try? FileReading.bytes(at: file)).flatMap(error.position)
    let place = position.map { ":\($0.line):\($0.column)" } ?? ""
    return "\(file.visible)\(place): \(error.message.visible)"
  }
}
