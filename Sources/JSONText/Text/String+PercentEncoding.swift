extension String {
  /// The text as the path of a URI: each byte is percent-encoded, except for unreserved characters (RFC 3986) and slashes.
  package var percentEncodedPath: String {
    utf8.reduce(into: "") { text, byte in
      if byte.isLetter || byte.isDigit || "/-._~".utf8.contains(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += (byte < 0x10 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
  }
}
