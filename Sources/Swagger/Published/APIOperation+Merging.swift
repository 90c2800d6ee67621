/// Merging an operation with a published file's description of it.
extension APIOperation {
  /// The operation extended to another api-version, with the query parameters of that version.
  ///
  /// - Parameter isNewest: Whether no newer version is known.
  func merged(with other: APIOperation, in version: APIVersion, isNewest: Bool) -> APIOperation {
    let range = VersionRange(since: version, until: isNewest ? nil : version)
    let added = other.queryParameters.filter { parameter in !queryParameters.contains { $0.name == parameter.name } }
    let merged = queryParameters.map { parameter in
      guard let same = other.queryParameters.first(where: { $0.name == parameter.name }) else { return parameter }
      return parameter.merged(with: same, in: range)
    }
    return copy(
      versions: versions.including(version), family: family, body: self,
      queryParameters: merged + added.map { $0.copy(versions: range, values: $0.values(in: range)) })
  }

  /// The operation with the body of another one.
  func withBody(of other: APIOperation) -> APIOperation {
    copy(versions: versions, family: family, body: other, queryParameters: queryParameters)
  }

  func moved(to family: ProviderFamily) -> APIOperation {
    copy(versions: versions, family: family, body: self, queryParameters: queryParameters)
  }

  private func copy(
    versions: VersionRange, family: ProviderFamily, body: APIOperation, queryParameters: [QueryParameter]
  ) -> APIOperation {
    APIOperation(
      id: id, family: family, method: method, path: path, versions: versions,
      isBodyRequired: body.isBodyRequired, queryParameters: queryParameters, body: body.body, response: body.response)
  }
}

extension QueryParameter {
  fileprivate func merged(with other: QueryParameter, in range: VersionRange) -> QueryParameter {
    guard let values, let otherValues = other.values else {
      return copy(versions: versions.including(range.since), values: nil)
    }
    func isListed(_ value: Value, in list: [Value]) -> Bool {
      list.contains { $0.text.lowercased() == value.text.lowercased() }
    }
    let kept = values.map { value in
      isListed(value, in: otherValues)
        ? Value(text: value.text, versions: value.versions.including(range.since)) : value
    }
    let added = (other.values(in: range) ?? []).filter { !isListed($0, in: values) }
    return copy(versions: versions.including(range.since), values: kept + added)
  }

  fileprivate func values(in range: VersionRange) -> [Value]? {
    values?.map { Value(text: $0.text, versions: range) }
  }

  fileprivate func copy(versions: VersionRange, values: [Value]?) -> QueryParameter {
    QueryParameter(
      name: name, isRequired: isRequired, versions: versions, values: values, enumName: enumName)
  }
}

extension VersionRange {
  /// The smallest range that contains this one and a version.
  fileprivate func including(_ version: APIVersion) -> VersionRange {
    VersionRange(since: min(since, version), until: until.map { max($0, version) })
  }
}
