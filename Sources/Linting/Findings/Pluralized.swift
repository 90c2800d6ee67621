/// A count with its noun in the singular or plural: `1 error`, `2 errors`.
package func pluralized(_ count: Int, _ noun: String, plural: String? = nil) -> String {
  "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
}
