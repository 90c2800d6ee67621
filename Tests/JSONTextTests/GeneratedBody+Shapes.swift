import JSONText

extension GeneratedBody {
  /// The tokens of a valid JSON text, with a new layout.
  init(_ text: String, isPretty: Bool) {
    self.isPretty = isPretty
    let bytes = Array(text.utf8)
    var offset = 0
    while offset < bytes.count {
      let end = Self.tokenEnd(bytes, from: offset)
      let token = String(decoding: bytes[offset..<end], as: UTF8.self)
      offset = end
      switch token.first {
      case "{", "[": pieces.append(.open(token))
      case "}", "]": pieces.append(.close(token))
      case ",": pieces.append(.comma)
      case ":":
        if case .string(let key) = pieces.popLast() { pieces.append(.key(key)) }
        pieces.append(.colon)
      case "\"": pieces.append(.string(token))
      case " ", "\n", nil: continue
      default: pieces.append(.scalar(token))
      }
    }
  }

  private static func tokenEnd(_ bytes: [UInt8], from start: Int) -> Int {
    let delimiters = Array("{}[]:, \n".utf8)
    guard bytes[start] == UInt8(ascii: "\"") else {
      return delimiters.contains(bytes[start])
        ? start + 1 : bytes[start...].firstIndex(where: delimiters.contains) ?? bytes.count
    }
    var end = start + 1
    while end < bytes.count, bytes[end] != UInt8(ascii: "\"") { end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1 }
    return min(end + 1, bytes.count)
  }

  /// Bodies in the shapes that documentation shows: those of each operation, a response, and a template.
  static let shapes = [
    #"""
    {"location": "norwayeast", "tags": {"owner": "Ann's team", "cost\tcentre": "12\n34", "": ""},
     "properties": {"source": {"id": "/subscriptions/{subscription-id}/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm1"},
       "instantAccess": true}}
    """#,
    #"{"tags": {"path": "C:\\dir\\été", "quote": "say \"hi\""}, "properties": {"instantAccess": false, "source": null}}"#,
    #"""
    {"name": "rp-1", "properties": {"excludeDisks": [{"id": "/subscriptions/s/disks/d1"}, {"id": "/subscriptions/s/disks/d2"}],
       "consistencyMode": "CrashConsistent", "instantAccessDurationMinutes": 120, "timeCreated": null}}
    """#,
    #"{"properties": {"sourceRestorePoint": {"id": "/subscriptions/{s}/x?id=1&y=2#z"}}}"#,
    #"""
    {"properties": {"sourceMetadata": {"storageProfile": {"osDisk": {"diskRestorePoint": {"encryption": {"type":
       "EncryptionAtRestWithCustomerKey", "diskEncryptionSet": {"id": "<set>"}}}}, "dataDisks": [{"lun": 0, "managedDisk": {}},
       {"lun": 12, "diskSizeGB": 0.5, "writeAcceleratorEnabled": false, "diskRestorePoint": {"completionPercent": 1.5e1}}]}}}}
    """#,
    #"{"access": "Read", "durationInSeconds": 3600, "getSecureVMGuestStateSAS": true, "fileFormat": "VHD"}"#,
    #"{"location": "eastus", "sku": {"name": "Premium_LRS"}, "properties": {"creationData": {"createOption": "Restore", "sourceResourceId": "/x"}, "diskSizeGB": 64}}"#,
    #"{}"#,
    #"""
    {"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "contentVersion": "1.0.0.0",
     "parameters": {}, "resources": [{"type": "Microsoft.Compute/restorePointCollections/restorePoints", "apiVersion": "2023-03-01",
       "name": "[concat(parameters('c'), '/', 'p')]", "dependsOn": ["[resourceId('a', 'b')]"], "properties": {}}, {"resources": []}]}
    """#,
  ]
}
