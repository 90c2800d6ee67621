import JSONText
import Testing

@Suite struct JSONDocumentTests {
  @Test func yieldsMembersInDocumentOrder() throws {
    let document = try JSONDocument(
      parsing: Array(#"{"z": 1, "a": {"é": "\u0000x"}, "m": [true, null, 1.5]}"#.utf8).span)
    document.withRoot { root in
      #expect(root.members.map(\.key) == ["z", "a", "m"])
      #expect(root["z"]?.integer == 1)
      #expect(root[JSONPointer(["a", "é"])]?.string == "\0x")
      #expect(root["m"]?.elements.map(\.kind) == [.boolean, .null, .real])
      #expect(root["m"]?[2]?.number == 1.5)
      #expect(root["m"]?[3] == nil)
    }
  }
}
