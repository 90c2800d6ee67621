internal import Linting

/// Names findings by what they say and what stands there, not by line, so that they keep their names when the file grows.
struct Fingerprints {
  /// The hash of a finding, and which of the file's findings of that hash it is, from 1.
  struct Fingerprint {
    let hash: String
    let occurrence: Int
  }

  private struct Key: Hashable {
    let file: String
    let hash: UInt64
  }

  private var seen: [Key: Int] = [:]

  /// Names the next finding of a report by the texts that tell it from others.
  mutating func next(in file: String, _ parts: [String]) -> Fingerprint {
    let hash = Self.hash(parts)
    let occurrence = seen[Key(file: file, hash: hash), default: 0] + 1
    seen[Key(file: file, hash: hash)] = occurrence
    let digits = String(hash, radix: 16)
    return Fingerprint(hash: String(repeating: "0", count: 16 - digits.count) + digits, occurrence: occurrence)
  }

  /// FNV-1a, 64 bits, over the parts with a byte between them that UTF-8 never has.
  static func hash(_ parts: [String]) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for part in parts {
      for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0xFF) &* 0x100_0000_01B3
    }
    return hash
  }
}

extension LocatedFinding {
  /// The source line without its blanks, which an indentation may change.
  var lineText: String {
    String(String.UnicodeScalarView((excerpt?.line ?? "").unicodeScalars.filter { $0 != " " && $0 != "\t" }))
  }
}
