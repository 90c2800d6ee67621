import Testing

/// The completion of arguments in bash. The packages' tests complete in all shells, interactively.
@Suite struct CompletionTests {
  private let directory: Scratch

  init() throws {
    directory = try Scratch()
    try directory.write(Payload.clean, to: "saved file.json")
  }

  /// What bash offers for the last of some words, all of which follow the program's name.
  private func completions(_ words: String) throws -> [String] {
    let outcome = try directory.shell(
      """
      bash -c '
      source <("$rplint" --generate-completion-script bash)
      COMP_WORDS=("$rplint" "$@"); COMP_CWORD=$#
      _rplint "$rplint" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
      printf "%s\\n" "${COMPREPLY[@]}"' bash \(words)
      """)
    #expect(outcome.errors == "")
    return outcome.output.split(separator: "\n").map(String.init)
  }

  @Test(arguments: [
    ("requ", ["requests"]),
    ("--require", ["--require-requests"]),
    ("lint --require", ["--require-requests"]),
    ("--format j", ["json", "jsonl", "junit"]),
    ("--format = j", ["json", "jsonl", "junit"]),
    ("--quiet --fail-on =", ["error", "warning", "info", "never"]),
    ("saved", ["saved file.json"]),
    ("--quiet saved", ["saved file.json"]),
    ("--config saved", ["saved file.json"]),
    ("--operation RestorePointCollections_L", ["RestorePointCollections_List", "RestorePointCollections_ListAll"]),
    ("upgrade --to 2021-0", ["2021-03-01", "2021-04-01", "2021-07-01", "2021-08-01"]),
    ("--select RP404,RP90", ["RP404,RP901", "RP404,RP902", "RP404,RP903"]),
    ("schema con", ["config"]),
    ("explain immut", ["immutable-property"]),
  ]) func bashCompletesWords(words: String, expected: [String]) throws {
    let found = try completions(words)
    #expect(found == expected)
  }

  @Test func anUnknownShellIsAUsageError() throws {
    let outcome = try directory.rplint("--generate-completion-script", "powershell")
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
  }
}
