import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Faults of the system around the program: each has its exit status, and a message that says what is wrong.
@Suite struct FaultTests {
  private let directory: Scratch

  init() throws {
    directory = try Scratch()
    try directory.write(Payload.bad, to: "bad.json")
  }

  private static let finding = "bad.json:4:61: error RP401"

  /// The shell ignores the signal, so that the program sees the error itself, and waits until the pipe is closed.
  @Test func aClosedPipeIsAFailure() throws {
    let outcome = try directory.shell(
      #"""
      trap '' PIPE
      { while echo; do :; done 2>/dev/null; "$rplint" bad.json; echo $? >status; } | exec 0<&-
      cat status
      """#)
    #expect(outcome.output == "2\n")
    #expect(outcome.errors == "rplint: standard output: Broken pipe\n")
  }

  @Test(arguments: [(">&-", 2), ("2>&-", 1), ("<&-", 1), ("<&- >&- 2>&-", 2)])
  func standardStreamsCanBeClosed(streams: String, status: Int32) throws {
    #expect(try directory.shell("\"$rplint\" bad.json \(streams)").status == status)
  }

  @Test func closedStandardInputIsAFailure() throws {
    let outcome = try directory.shell("\"$rplint\" - <&-")
    #expect(outcome.status == 2)
    #expect(outcome.errors == "rplint: <stdin>: Bad file descriptor\n")
  }

  /// What is opened first would get the number of standard output.
  @Test func aReportDoesNotEndUpInAFixedFile() throws {
    try directory.write(Payload.warned, to: "warned.json")
    #expect(try directory.shell("\"$rplint\" --fix warned.json >&- 2>&-").status == 2)
    #expect(try directory.text(of: "warned.json").hasPrefix("{\n  \"method\""))
    #expect(try !directory.text(of: "warned.json").contains("provisioningState"))
  }

  @Test(arguments: ["many", "many/*"]) func aFewDescriptorsAreEnough(paths: String) throws {
    let outcome = try directory.shell(
      """
      mkdir many; i=0; while [ $i -lt 10000 ]; do echo "many/$i.json"; i=$((i + 1)); done >names
      xargs -n 500 sh -c 'tee "$@" <bad.json >tee' sh <names
      ulimit -n 16; "$rplint" --format jsonl \(paths) | wc -l
      """)
    #expect(outcome.output.filter(\.isNumber) == "10000")
    #expect(outcome.errors == "")
  }

  @Test func namesMayContainNewlinesAndOtherBytes() throws {
    let outcome = try directory.shell(
      #"""
      name=$(printf 'a\nb\377.json'); mkdir odd; cp bad.json "odd/$name"
      "$rplint" --format concise odd "odd/$name"; "$rplint" --quiet --format concise "odd/$name"
      """#)
    #expect(outcome.output.split(separator: "\n").count == 2)
    #expect(outcome.output.hasPrefix(#"odd/a\u{A}b\xFF.json:4:61: error RP401"#))
  }

  @Test func aThousandDirectoriesAreSearched() throws {
    let outcome = try directory.shell(
      """
      top=$PWD; i=0; mkdir deep; cd deep
      while [ $i -lt 1000 ]; do mkdir d; cd -P d; i=$((i + 1)); done
      cp "$top/bad.json" .; cd "$top"; (ulimit -n 16; "$rplint" --format concise deep); rm -r deep
      """)
    #expect(outcome.output.contains("/d/d/" + Self.finding))
    #expect(outcome.errors == "")
  }

  @Test func theLocaleChangesNothing() throws {
    try directory.write(Payload.bad.replacing("instantAccess", with: "INSTANTACCESS"), to: "case.json")
    let plain = try directory.rplint("bad.json", "case.json", environment: ["LC_ALL": "C"])
    let turkish = try directory.rplint("bad.json", "case.json", environment: ["LC_ALL": "tr_TR.UTF-8"])
    #expect(turkish.output == plain.output)
    #expect(plain.output.contains("RP108"))
  }

  /// Whatever a run reads of files that change, it ends, and a file is checked, skipped or reported.
  @Test func filesMayChangeWhileTheyAreRead() throws {
    let record = #"{"properties": {"excludeDisks": [], "provisioningState": "x"}}"# + "\n"
    for name in 0..<40 { try directory.write(String(repeating: record, count: 2_000), to: "all/\(name).jsonl") }
    let outcome = try directory.shell(
      """
      "$rplint" --format json --fail-on never all >report & run=$!
      for name in 39 38 37 36 35; do : >all/$name.jsonl; rm all/$((name - 10)).jsonl; done
      wait $run; echo $?; tail -n 1 report
      """)
    #expect(["0\n}\n", "2\n}\n"].contains(outcome.output))
    #expect(outcome.errors.split(separator: "\n").allSatisfy { $0.hasSuffix("No such file or directory") })
  }

  /// The pipe takes less than is written to it, so the program is reading when the signal comes.
  @Test(arguments: [("TERM", 143), ("HUP", 129), ("INT", 130)])
  func aSignalEndsARun(signal: String, status: Int32) throws {
    let outcome = try directory.shell(
      """
      mkfifo pipe; exec 3<>pipe; env --default-signal=INT "$rplint" --format json=report.json - <pipe 2>/dev/null & run=$!
      head -c 200000 /dev/zero >&3; kill -\(signal) $run; wait $run; echo $?; ls -A
      """)
    #expect(outcome.output == "\(status)\nbad.json\npipe\n")
  }

  /// The kernel says that a run which waits for its input is filtered, and can't gain privileges.
  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/proc/sys/kernel/seccomp")),
    arguments: ["-", "--fix -", "lsp"])
  func aRunGivesUpWhatItDoesNotNeed(arguments: String) throws {
    let outcome = try directory.shell(
      """
      mkfifo pipe; exec 3<>pipe; "$rplint" \(arguments) <pipe >&2 & run=$!
      for attempt in $(seq 1000); do grep -q '^Seccomp:.*2' /proc/$run/status && break; sleep 0.01; done
      grep -E '^(NoNewPrivs|Seccomp):' /proc/$run/status; kill $run
      """)
    #expect(outcome.output == "NoNewPrivs:\t1\nSeccomp:\t2\n")
  }

  /// A file system without space for another page.
  @Test(.enabled(if: Self.succeeds("unshare --mount true"))) func aFullDiskKeepsTheOldFiles() throws {
    try directory.write(Payload.warned, to: "warned.json")
    let outcome = try directory.shell(
      """
      export rplint; mkdir disk; unshare --mount sh -c '
        mount -t tmpfs -o size=16k none disk; cp warned.json disk; echo old >disk/report.json
        head -c 100000 /dev/zero >disk/filler 2>/dev/null
        "$rplint" --fix disk/warned.json; echo $?; "$rplint" --format json=disk/report.json bad.json; echo $?
        cmp warned.json disk/warned.json && cat disk/report.json; ls -A disk'
      """)
    #expect(outcome.output.hasSuffix("2\n2\nold\nfiller\nreport.json\nwarned.json\n"))
    #expect(
      outcome.errors == """
        rplint: disk/warned.json: not fixed: No space left on device
        rplint: disk/report.json: No space left on device

        """)
  }

  @Test(
    .enabled(if: Self.succeeds("f=$(mktemp) && chattr +i $f && chattr -i $f && rm $f")), arguments: ["im", "im/a.json"])
  func anImmutableFileOrDirectoryIsLeftIntact(name: String) throws {
    try directory.write(Payload.warned, to: "im/a.json")
    let outcome = try directory.shell(
      "chattr +i \(name); \"$rplint\" --fix im/a.json >report; echo $?; chattr -i \(name); ls -A im")
    #expect(outcome.output == "2\na.json\n")
    #expect(outcome.errors == "rplint: im/a.json: not fixed: Operation not permitted\n")
    #expect(try directory.text(of: "im/a.json") == Payload.warned)
  }

  /// The times of the files, and a clock that is wrong.
  @Test(arguments: ["0", "-1", "99999999999999", "9223372036854775807", "now"])
  func theClockOnlyExpiresSuppressions(seconds: String) throws {
    let outcome = try directory.shell(
      """
      touch -d 1901-01-01 bad.json; cp bad.json new.json; touch -d 2400-01-01 new.json
      SOURCE_DATE_EPOCH=\(seconds) "$rplint" --format concise bad.json new.json
      """)
    #expect(
      outcome.output.contains("bad.json:4:61: error RP401") && outcome.output.contains("new.json:4:61: error RP401"))
    #expect(outcome.errors == "")
  }

  private static func succeeds(_ script: String) -> Bool {
    (try? Program.runShell("(\(script)) 2>/dev/null", in: "/"))?.status == 0
  }
}
