import JSONText
import Linting
import Testing

@Suite struct FixPropertyTests {
  @Test(arguments: UInt64(0)..<1500)
  func removingAMemberRemovesNothingElse(seed: UInt64) throws {
    var random = RandomBody(seed: seed)
    let body = random.body()
    let (picked, text) = (random.pick(body.pointers), random.text(of: body))
    let pointer = try #require(picked)
    let expected = body.removing(pointer[...])
    let fixed = try #require(text.fixed(.removeMember(JSONPointer(pointer))))
    #expect(try Body(fixed) == expected)
  }

  @Test(arguments: UInt64(0)..<1500)
  func renamingAMemberKeepsItsValueAndPosition(seed: UInt64) throws {
    var random = RandomBody(seed: seed)
    let body = random.body()
    let (picked, text) = (random.pick(body.pointers), random.text(of: body))
    let pointer = try #require(picked)
    let expected = body.renaming(pointer[...], to: "new\"")
    let fixed = try #require(text.fixed(.renameKey(JSONPointer(pointer), to: "new\"")))
    #expect(try Body(fixed) == expected)
  }

  @Test(arguments: UInt64(0)..<1500)
  func movingAMemberAppendsItToTheTargetObject(seed: UInt64) throws {
    var random = RandomBody(seed: seed)
    let body = random.body()
    let (picked, text) = (random.pick(body.pointers), random.text(of: body))
    let from = try #require(picked)
    let objects = [[]] + body.pointers.filter { !$0.starts(with: from) && body[$0[...]]?.isObject == true }
    let object = random.pick(objects) ?? []
    let target = object + ["new", "deeper"].prefix(Int(seed % 3)) + ["moved"]
    let value = try #require(body[from[...]])
    let fixed = try #require(
      text.fixed(.moveMember(JSONPointer(from), to: JSONPointer(target))))
    #expect(try Body(fixed) == body.removing(from[...]).adding(value, at: target[...]))
  }

  @Test(arguments: UInt64(0)..<1500)
  func combinedFixesProduceValidJSON(seed: UInt64) throws {
    var random = RandomBody(seed: seed)
    let body = random.body()
    let text = random.text(of: body)
    let pointers = body.pointers.shuffled(using: &random.numbers)
    let fixes = pointers.enumerated().compactMap { index, pointer in
      switch index % 4 {
      case 0: text.edits(.moveMember(JSONPointer(pointer), to: JSONPointer(["new", "m\(index)"])))
      case 1: text.edits(.renameKey(JSONPointer(pointer), to: "r\(index)"))
      default: text.edits(.removeMember(JSONPointer(pointer)))
      }
    }
    let application = FixApplication(of: fixes, to: text.file)
    #expect(application.applied.first == 0)
    _ = try Body(String(decoding: application.text, as: UTF8.self))
  }

  @Test(arguments: UInt64(0)..<300)
  func repeatedFixesRemoveEveryMember(seed: UInt64) throws {
    var random = RandomBody(seed: seed)
    var text = FixableText(random.written(random.body()))
    for _ in 0..<20 {
      let keys = try Body(String(decoding: text.file, as: UTF8.self)).keys
      let fixes = keys.compactMap { text.edits(.removeMember(JSONPointer([$0]))) }
      text = FixableText(String(decoding: FixApplication(of: fixes, to: text.file).text, as: UTF8.self))
    }
    #expect(text.text.string.filter { !$0.isWhitespace } == "{}")
  }
}
