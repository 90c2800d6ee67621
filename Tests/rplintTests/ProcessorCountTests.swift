#if os(Linux)
  import Testing

  @testable import rplint

  #if canImport(Musl)
    import Musl
  #else
    import Glibc
  #endif

  @Suite struct ProcessorCountTests {
    @Test func countsOnlyTheProcessorsThatTheThreadMayRunOn() throws {
      var allowed = cpu_set_t()
      try #require(sched_getaffinity(0, MemoryLayout<cpu_set_t>.size, &allowed) == 0)
      defer { sched_setaffinity(0, MemoryLayout<cpu_set_t>.size, &allowed) }
      let bytes = withUnsafeBytes(of: allowed) { Array($0) }
      let index = try #require(bytes.firstIndex { $0 != 0 })
      var one = cpu_set_t()
      withUnsafeMutableBytes(of: &one) { $0[index] = 1 << UInt8(bytes[index].trailingZeroBitCount) }
      try #require(sched_setaffinity(0, MemoryLayout<cpu_set_t>.size, &one) == 0)
      #expect(processorCount() == 1)
    }
  }
#endif
