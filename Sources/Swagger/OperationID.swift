/// The IDs of the operations that code tells apart; all of the others are only data.
package enum OperationID {
  package static let createCollection = "RestorePointCollections_CreateOrUpdate"
  package static let updateCollection = "RestorePointCollections_Update"
  package static let deleteCollection = "RestorePointCollections_Delete"
  package static let getCollection = "RestorePointCollections_Get"
  package static let listCollections = "RestorePointCollections_List"
  package static let listAllCollections = "RestorePointCollections_ListAll"
  package static let createRestorePoint = "RestorePoints_Create"
  package static let getRestorePoint = "RestorePoints_Get"
  package static let deleteRestorePoint = "RestorePoints_Delete"
  package static let getDiskRestorePoint = "DiskRestorePoint_Get"
  package static let listDiskRestorePoints = "DiskRestorePoint_ListByRestorePoint"
  package static let createDisk = "Disks_CreateOrUpdate"
}
