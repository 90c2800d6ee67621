internal import JSONText

extension Configuration {
  /// A value of a configuration, for display.
  public struct Setting: Sendable, Equatable {
    public let key: Key
    /// The rule that a severity applies to, as written; nil for other keys.
    public let rule: String?
    public let value: String
    /// The file that contains the value.
    public let path: String
    /// 1-based.
    public let line: Int
  }

  /// The values that apply to a file, in the order in which they were read: those of files that the configuration
  /// extends first.
  ///
  /// - Parameter selector: what applies to the file beyond the settings for all files.
  public func settings(for selector: Selector) -> [Setting] {
    let own = files.map { $0.settings(below: .root) }
    let overriding = selector.overrides.map { index in
      files[overrides[index].file].settings(below: overrides[index].position)
    }
    let suppressing = selector.suppressions.compactMap { index in
      files[suppressions[index].file].setting(of: suppressions[index])
    }
    return Self.effective(own + overriding) + suppressing
  }

  /// The settings of all layers without those that a later layer replaces.
  private static func effective(_ layers: [[Setting]]) -> [Setting] {
    layers.enumerated().flatMap { number, layer in
      let later = layers[(number + 1)...].joined()
      return layer.filter { setting in
        switch setting.key {
        case .schema, .overrides, .suppressions: false
        case .extends, .rules, .swagger, .exclude: true
        case .ignore: !later.contains { $0.key == .select }
        case .minimumApiVersion, .apiVersion, .operation, .select, .severity, .failOn, .include, .baseline:
          !later.contains { $0.key == setting.key && $0.rule == setting.rule }
        }
      }
    }
  }
}

extension UserFile {
  /// The values of an object in the file, in file order.
  fileprivate func settings(below base: JSONPointer) -> [Configuration.Setting] {
    guard let document = try? JSONDocument(parsing: json.span) else { return [] }
    let values = document.withRoot { root in
      (root[base]?.members).map { $0.flatMap { Self.values(of: $0, below: base) } } ?? []
    }
    return settings(values)
  }

  fileprivate func setting(of suppression: ConfiguredSuppression) -> Configuration.Setting? {
    let pointer = suppression.pointer.map { " \($0)" } ?? ""
    let text = "\(suppression.text)\(pointer) -- \(suppression.reason)"
    return settings([(.suppressions, nil, text, suppression.position)]).first
  }

  private typealias Value = (key: Configuration.Key, rule: String?, text: String, pointer: JSONPointer)

  private func settings(_ values: [Value]) -> [Configuration.Setting] {
    let lines = LineTable(source.bytes.span)
    return zip(values, ranges(of: values.map(\.pointer))).map { value, range in
      let line = lines.position(of: range.lowerBound, in: source.bytes.span).line
      return Configuration.Setting(key: value.key, rule: value.rule, value: value.text, path: path, line: line)
    }
  }

  private static func values(of member: JSONNode.Member, below base: JSONPointer) -> [Value] {
    guard let key = Configuration.Key(rawValue: member.key), !member.value.isNull else { return [] }
    let pointer = base.appending(member.key)
    if key == .severity {
      return member.value.members.map { (key, $0.key, $0.value.string ?? "", pointer.appending($0.key)) }
    }
    let text = member.value.string ?? member.value.elements.compactMap(\.string).joined(separator: ", ")
    return [(key, nil, text, pointer)]
  }
}
