# Instant access is turned on after the collection exists.
resource "azapi_resource" "collection" {
  type      = "Microsoft.Compute/restorePointCollections@2025-04-01"
  name      = "rpc-nightly"
  parent_id = azurerm_resource_group.backup.id
  location  = "westeurope"
  body      = { properties = { source = { id = azurerm_linux_virtual_machine.vm.id } } }
}

resource "azapi_update_resource" "instant_access" {
  type        = "Microsoft.Compute/restorePointCollections@2025-04-01"
  resource_id = azapi_resource.collection.id
  body        = { properties = { instantAccess = true } }
}

resource "azapi_resource" "point" {
  type      = "Microsoft.Compute/restorePointCollections/restorePoints@2025-04-01"
  name      = "before-update"
  parent_id = azapi_resource.collection.id
  body      = { properties = { instantAccessDurationMinutes = 120 } }
}

resource "azapi_resource_action" "grant" {
  type        = "Microsoft.Compute/restorePointCollections/restorePoints/diskRestorePoints@2025-01-02"
  resource_id = "${azapi_resource.point.id}/diskRestorePoints/${local.disk}"
  action      = "beginGetAccess"
  body = {
    access            = "Read"
    durationInSeconds = 3600
  }
}

resource "azapi_resource_action" "revoke" {
  type        = "Microsoft.Compute/restorePointCollections/restorePoints/diskRestorePoints@2025-01-02"
  resource_id = "/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/rg-backup/providers/Microsoft.Compute/restorePointCollections/rpc-nightly/restorePoints/before-update/diskRestorePoints/os"
  action      = "endGetAccess"
  when        = "destroy"
}

data "azapi_resource_action" "restart" {
  type        = "Microsoft.Compute/virtualMachines@2024-07-01"
  resource_id = azurerm_linux_virtual_machine.vm.id
  action      = "restart"
}
