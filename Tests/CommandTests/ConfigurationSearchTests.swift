import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Where the search for a configuration ends.
@Suite struct ConfigurationSearchTests {
  private static let silencing = #"{ "exclude": ["*"], "ignore": ["RP"] }"#
  private let directory: Scratch

  init() throws {
    directory = try Scratch()
    try directory.write(Self.silencing, to: "top/.rplint.json")
    try directory.write(Payload.bad, to: "top/middle/a.json")
  }

  private func status(environment: [String: String] = [:]) throws -> Int32 {
    try directory.rplint("top/middle/a.json", environment: environment).status
  }

  @Test func aConfigurationAboveApplies() throws {
    #expect(try status() == 0)
  }

  @Test func theSearchEndsAtTheRootOfARepository() throws {
    try directory.write("", to: "top/middle/.git/HEAD")
    #expect(try status() == 1)
    try directory.write(Self.silencing, to: "top/middle/.rplint.json")
    #expect(try status() == 0)
  }

  @Test func theSearchEndsAtTheHomeDirectory() throws {
    #expect(try status(environment: ["HOME": directory.path + "/top/middle"]) == 1)
    #expect(try status(environment: ["HOME": directory.path + "/top"]) == 0)
  }

  @Test func theSearchEndsAtADirectoryThatEveryoneCanWriteTo() throws {
    try #require(chmod(directory.path + "/top/middle", 0o777) == 0)
    #expect(try status() == 1)
  }

  @Test(arguments: ["top", "top/.rplint.json"])
  func aConfigurationThatEveryoneCanWriteIsNotUsed(name: String) throws {
    try #require(chmod("\(directory.path)/\(name)", 0o777) == 0)
    let outcome = try directory.rplint("top/middle")
    #expect(outcome.status == 1)
    #expect(
      outcome.errors
        == "rplint: top/.rplint.json: not used, because another user can change it; name it with --config to use it\n")
    #expect(try directory.rplint("--config", "top/.rplint.json", "top/middle/a.json").status == 0)
  }

  @Test(.enabled(if: geteuid() == 0)) func aConfigurationOfAnotherUserIsNotUsed() throws {
    try #require(chown(directory.path + "/top", 12_345, 12_345) == 0)
    #expect(try status() == 1)
    try #require(chown(directory.path + "/top", 0, 0) == 0)
    #expect(try status() == 0)
    try #require(chown(directory.path + "/top/.rplint.json", 12_345, 12_345) == 0)
    #expect(try status() == 1)
  }

  @Test func theContentsOfASecretFileAreNotShown() throws {
    try directory.write("hunter2:secret", to: "secret.txt")
    try directory.write("", to: "other/x.json")
    try directory.link("other/.rplint.json", to: "../secret.txt")
    let linked = try directory.rplint("other/x.json")
    #expect(linked.status == 2 && linked.errors.contains("leads to a file without the extension .json"))
    try directory.write(Payload.bad, to: "named/x.json")
    for key in ["extends", "rules", "swagger"] {
      let value = key == "extends" ? #""../secret.txt""# : #"["../secret.txt"]"#
      try directory.write("{ \"\(key)\": \(value) }", to: "named/.rplint.json")
      let outcome = try directory.rplint("named/x.json")
      #expect(outcome.status == 2 && !outcome.errors.contains("hunter2") && !outcome.output.contains("hunter2"))
    }
  }

  @Test(arguments: ["secret.json", "../secret.json", "link.json", "secret.txt", "/etc/shadow", "/etc/passwd"])
  func aConfiguredBaselineDoesNotLeaveTheRepository(name: String) throws {
    for secret in ["secret.json", "repository/secret.txt"] { try directory.write("{hunter2: 1}", to: secret) }
    try directory.write("{}", to: "repository/.git/HEAD")
    try directory.write(Payload.bad, to: "repository/x.json")
    try directory.link("repository/link.json", to: "../secret.json")
    try directory.link("repository/secret.json", to: "/etc/shadow")
    try directory.write("{ \"baseline\": \"\(name)\" }", to: "repository/.rplint.json")
    let outcome = try directory.rplint("repository/x.json")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("not a .json or .jsonc file in the repository"))
    #expect(!outcome.errors.contains("hunter2") && !outcome.errors.contains("root"))
  }
}
