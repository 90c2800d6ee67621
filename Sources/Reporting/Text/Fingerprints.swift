internal import JSONText
internal import Linting

/// Computes fingerprints of findings from their contents, not line numbers, so that they survive edits to the file.
struct Fingerprints {
  struct Fingerprint {
    let hash: String
    /// Counts the findings with this hash in the file, from 1.
    let occurrence: Int
  }

  private struct Key: Hashable {
    let file: String
    let hash: UInt64
  }

  private var seen: [Key: Int] = [:]

  /// The fingerprint of the next finding of a report, from the texts that identify it.
  mutating func next(in file: String, _ parts: [String]) -> Fingerprint {
    let hash = Self.hash(parts)
    let occurrence = seen[Key(file: file, hash: hash), default: 0] + 1
    seen[Key(file: file, hash: hash)] = occurrence
    let digits = String(hash, radix: 16)
    return Fingerprint(hash: String(repeating: "0", count: 16 - digits.count) + digits, occurrence: occurrence)
  }

  /// The 64-bit FNV-1a hash of the parts, each followed by 0xFF, a byte that never occurs in UTF-8.
  static func hash(_ parts: [String]) -> UInt64 {
    var hash = FNV1a()
    for part in parts {
      hash.combine(part)
      hash.combine(0xFF)
    }
    return hash.value
  }
}

extension LocatedFinding {
  /// The source line without spaces and tabs, so that reindenting the file doesn't change it.
  var lineText: String {
    String(String.UnicodeScalarView((excerpt?.line ?? "").unicodeScalars.filter { $0 != " " && $0 != "\t" }))
  }
}
