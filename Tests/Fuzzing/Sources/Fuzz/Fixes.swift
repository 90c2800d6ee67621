import Linting

/// Fixing a file once fixes all that can be fixed; what is left of it is reported, at places inside the file.
///
/// The first line of an input is the file's name, which selects the format.
func checkFixes(_ input: [UInt8]) {
  let (name, contents) = input.file
  let linter = Linter(options: .init(operation: "RestorePoints_Create"))
  let before = linter.lint(contents, path: name, isNamed: true)
  checkReport(before, of: contents)
  for includesUnsafe in [false, true] {
    let first = linter.fix(contents, path: name, isNamed: true, includesUnsafe: includesUnsafe)
    let second = linter.fix(first.bytes, path: name, isNamed: true, includesUnsafe: includesUnsafe)
    let fixed = String(decoding: first.bytes, as: UTF8.self)
    expect(second.bytes == first.bytes && second.fixes == 0, "fixing again changes the file:\n\(fixed)")
    expect((first.bytes != contents) == (first.fixes > 0), "\(first.fixes) fixes")
    let fixable = first.report.findings.filter { $0.fix.map { $0.isSafe || includesUnsafe } ?? false }
    expect(fixable == first.unfixed, "a fixed finding is still reported:\n\(fixed)")
    expect(first.report.requests >= before.requests, "a request is gone:\n\(fixed)")
    checkReport(first.report, of: first.bytes)
  }
}
