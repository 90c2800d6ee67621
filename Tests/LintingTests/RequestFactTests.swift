import Testing

@testable import Linting

@Suite struct RequestFactTests {
  @Test func aRunKeepsFewBytesOfARequest() {
    #expect(MemoryLayout<RequestFact>.stride <= 64)
  }
}
