resource "azapi_resource" "collection" {
  type      = "Microsoft.Compute/restorePointCollections@2024-11-01"
  name      = "rpc nightly"
  parent_id = azurerm_resource_group.backup.id
  body      = { properties = { source = { id = azurerm_linux_virtual_machine.vm.id } } }
}

resource "azapi_update_resource" "instant_access" {
  type        = "Microsoft.Compute/restorePointCollections@2024-11-01"
  resource_id = azapi_resource.collection.id
  body = {
    properties = {
      instantAcess      = true
      provisioningState = "Succeeded"
    }
  }
}

resource "azapi_resource_action" "grant" {
  type        = "Microsoft.Compute/restorePointCollections/restorePoints/diskRestorePoints@2025-01-02"
  resource_id = local.disk_restore_point_id
  action      = "beginGetAccess"
  method      = "PUT"
  body = {
    access            = "Write"
    durationInSeconds = "3600"
  }
}

resource "azapi_resource_action" "tags" {
  type        = "Microsoft.Compute/restorePointCollections@2021-02-30"
  resource_id = "/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/rg-backup/providers/Microsoft.Compute/restorePointCollections/rpc*nightly"
  method      = "PATCH"
  body        = { location = "westeurope" }
}

resource "azapi_resource_action" "short" {
  type        = "Microsoft.Compute/restorePointCollections/restorePoints/diskRestorePoints@2025-01-02"
  resource_id = local.disk_restore_point_id
  action      = "beginGetAccess"
  body = {
    access            = "Write"
    durationInSeconds = 10
  }
}
