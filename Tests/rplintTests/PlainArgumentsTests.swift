import ArgumentParser
import Testing

@testable import rplint

/// The arguments that are read without the argument parser.
struct PlainArgumentsTests {
  @Test(
    "plain arguments mean what the parser makes of them",
    arguments: [
      ["a.json"], ["a.json", "b", "é.http"], ["--quiet", "a"], ["a", "--no-config", "b"], ["--fix", "a"],
      ["--operation", "RestorePoints_Create", "--api-version", "2025-04-01", "a.json"],
      ["--select", "RP1", "--ignore", "RP101,RP102", "a"], ["--config", "c.json", "a"], ["lint"],
    ])
  func matchTheParser(_ arguments: [String]) throws {
    let plain = try #require(LintCommand(plain: arguments))
    #expect(String(describing: plain) == String(describing: try LintArguments.parse(arguments).command))
  }

  @Test(
    "other arguments are left to the parser",
    arguments: [
      [], [""], ["-"], ["--", "a"], ["--quiet"], ["--operation"], ["--operation", "--quiet", "a"],
      ["a", "--operation"],
      ["--select", "RP1", "--select", "RP2", "a"], ["--operation=x", "a"], ["--jobs", "2", "a"], ["-h"],
      ["--fixx", "a"], ["--config", "c.json", "--no-config", "a"], ["--select", "", "a"],
    ])
  func areLeftToTheParser(_ arguments: [String]) {
    #expect(LintCommand(plain: arguments) == nil)
  }
}
