#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import CSystem
  internal import Musl
#else
  internal import CSystem
  internal import Glibc
#endif

/// The processors that the process may use.
enum Processors {
  /// Those that it is allowed to run on, or as many as a container's quota of processor time keeps busy; at least 1.
  static var usableCount: Int {
    max(1, min(allowedCount, ProcessorQuota.limit(of: "/proc/self/cgroup", below: "/sys/fs/cgroup") ?? .max))
  }

  private static var allowedCount: Int {
    #if os(Linux)
      let allowed = Int(rplint_allowed_processors())
      if allowed > 0 { return allowed }
    #endif
    return Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }
}

/// How much processor time the control groups of Linux, by which containers are limited, give to a process.
enum ProcessorQuota {
  /// The number of processors that the quota keeps busy, rounded up; nil if there is no quota.
  ///
  /// - Parameters:
  ///   - membership: the file that lists the process's groups.
  ///   - root: where the groups' files are, for version 1 by controller.
  static func limit(of membership: String, below root: String) -> Int? {
    guard let text = text(at: membership) else { return nil }
    return text.split(separator: "\n").flatMap { line -> [Int] in
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 3 else { return [] }
      if parts[1].isEmpty { return directories(from: parts[2], below: root).compactMap(unified) }
      guard parts[1].split(separator: ",").contains("cpu") else { return [] }
      return directories(from: parts[2], below: "\(root)/\(parts[1])").compactMap(legacy)
    }.min()
  }

  /// A group's directory and those of the groups that contain it; in a container, the first may not exist.
  private static func directories(from group: String, below root: String) -> [String] {
    let names = group.split(separator: "/").filter { $0 != ".." }
    return (0...names.count).map { ([root] + names.prefix($0).map(String.init)).joined(separator: "/") }
  }

  /// Version 2: `max 100000`, or the quota and the period in microseconds.
  private static func unified(_ directory: String) -> Int? {
    guard let words = text(at: directory + "/cpu.max")?.split(whereSeparator: \.isWhitespace), words.count == 2 else {
      return nil
    }
    return count(quota: Int(words[0]), period: Int(words[1]))
  }

  /// Version 1: the quota is -1 if there is none.
  private static func legacy(_ directory: String) -> Int? {
    count(quota: number(at: directory + "/cpu.cfs_quota_us"), period: number(at: directory + "/cpu.cfs_period_us"))
  }

  private static func count(quota: Int?, period: Int?) -> Int? {
    guard let quota, let period, quota > 0, period > 0 else { return nil }
    return (quota - 1) / period + 1
  }

  private static func number(at path: String) -> Int? {
    text(at: path)?.split(whereSeparator: \.isWhitespace).first.flatMap { Int($0) }
  }

  private static func text(at path: String) -> String? {
    (try? FileReading.bytes(at: path, maximumSize: 1 << 16)).map { String(decoding: $0, as: UTF8.self) }
  }
}
