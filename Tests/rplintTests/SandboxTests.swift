#if os(Linux)
  import Foundation
  import Glibc
  import Testing

  @testable import rplint

  /// What a process can't do any more, on kernels that have filters of system calls.
  @Suite(.enabled(if: FileManager.default.fileExists(atPath: "/proc/sys/kernel/seccomp"))) struct SandboxTests {
    /// What succeeded in the sandbox.
    struct Abilities: Equatable {
      var usesNetwork = false
      var startsPrograms = false
      var writes = false
      var creates = false
      var removes = false
      var reads = false

      /// Tries everything; what fails for another reason than the sandbox counts as possible.
      static func ofThisThread() -> Abilities {
        func isPossible(_ result: Int32) -> Bool { result >= 0 || errno != EPERM }
        var (arguments, settings): (UnsafeMutablePointer<CChar>?, UnsafeMutablePointer<CChar>?) = (nil, nil)
        return Abilities(
          usesNetwork: isPossible(socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)),
          startsPrograms: isPossible(execve("/nowhere/program", &arguments, &settings)),
          writes: isPossible(open("/dev/null", O_WRONLY)), creates: isPossible(mkdir("/nowhere/directory", 0o700)),
          removes: isPossible(unlink("/nowhere/file")), reads: isPossible(open("/dev/null", O_RDONLY)))
      }
    }

    /// In a thread of its own, since there is no way out of the sandbox; nil if the kernel refuses it.
    private func abilities(writesFiles: Bool) async -> Abilities? {
      await withCheckedContinuation { continuation in
        Thread.detachNewThread {
          let isSupported = Sandbox.enter(writesFiles: writesFiles)
          continuation.resume(returning: isSupported ? Abilities.ofThisThread() : nil)
        }
      }
    }

    @Test func aCommandThatOnlyReadsCanOnlyRead() async throws {
      #expect(await abilities(writesFiles: false) == Abilities(reads: true))
    }

    @Test func aCommandThatWritesCanChangeFiles() async throws {
      #expect(await abilities(writesFiles: true) == Abilities(writes: true, creates: true, removes: true, reads: true))
    }
  }
#endif
