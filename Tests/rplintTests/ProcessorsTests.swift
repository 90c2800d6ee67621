import Foundation
import Testing

@testable import rplint

/// The number of processors that a container's quota keeps busy, from files as Linux has them.
struct ProcessorsTests {
  @Test func theAffinityAndTheMachineLimitTheCount() {
    #expect((1...ProcessInfo.processInfo.processorCount).contains(Processors.usableCount))
  }

  @Test func aQuotaOfVersion2IsRoundedUp() throws {
    #expect(try limit("0::/a/b\n", ["a/b/cpu.max": "150000 100000\n"]) == 2)
  }

  @Test func theSmallestQuotaOfAllGroupsCounts() throws {
    let files = ["cpu.max": "max 100000\n", "a/cpu.max": "100000 100000\n", "a/b/cpu.max": "400000 100000\n"]
    #expect(try limit("0::/a/b\n", files) == 1)
  }

  @Test func aContainerSeesItsOwnGroupAsTheRoot() throws {
    #expect(try limit("0::/../outside\n", ["cpu.max": "300000 100000\n"]) == 3)
  }

  @Test func aQuotaOfVersion1IsFoundByItsController() throws {
    let files = ["cpu,cpuacct/a/cpu.cfs_quota_us": "250000\n", "cpu,cpuacct/a/cpu.cfs_period_us": "100000\n"]
    #expect(try limit("5:memory:/m\n4:cpu,cpuacct:/a\n", files) == 3)
  }

  @Test(
    "without a quota there is no limit",
    arguments: [
      ("0::/a\n", ["a/cpu.max": "max 100000\n"]), ("", [:]), ("0::/a\n", [:]), ("0::/a\n", ["a/cpu.max": "0 0\n"]),
      ("nonsense\n", ["cpu.max": "1 2\n"]),
      ("1:cpu:/a\n", ["cpu/a/cpu.cfs_quota_us": "-1\n", "cpu/a/cpu.cfs_period_us": "100000\n"]),
    ])
  func withoutAQuota(_ membership: String, _ files: [String: String]) throws {
    #expect(try limit(membership, files) == nil)
  }

  private func limit(_ membership: String, _ files: [String: String]) throws -> Int? {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: root) }
    for (path, text) in files.merging(["membership": membership], uniquingKeysWith: { first, _ in first }) {
      let file = root.appendingPathComponent(path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    return ProcessorQuota.limit(of: root.appendingPathComponent("membership").path, below: root.path)
  }
}
