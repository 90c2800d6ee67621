# A collection for one VM, and two of its restore points.
resource "azapi_resource" "collection" {
  type      = "Microsoft.Compute/restorePointCollections@2025-04-01"
  name      = "rpc-nightly"
  parent_id = azurerm_resource_group.backup.id
  tags = {
    env           = "prod"
    "cost<center" = "42"
  }
  body = {
    properties = {
      source            = { id = azurerm_linux_virtual_machine.vm.id }
      provisioningState = "Succeeded"
      instantAcces      = true # misspelled
    }
  }
}

resource "azapi_resource" "first" {
  type      = "Microsoft.Compute/restorePointCollections/restorePoints@2025-04-01"
  name      = "before update"
  parent_id = azapi_resource.collection.id
  body = jsonencode({
    properties = {
      consistencyMode = "crashConsistent"
      excludeDisks = [
        { id = "/subscriptions/${var.subscription}/resourceGroups/rg/providers/Microsoft.Compute/disks/temp" },
        { id = "disks/temp" },
      ]
      instantAccessDurationMinutes = "30"
    }
  })
}

resource "azapi_resource" "second" {
  type      = "Microsoft.Compute/restorePointCollections/restorePoints@2025-04-01"
  parent_id = azapi_resource.collection.id
  name      = "second"
  body = {
    properties = { instantAccessDurationMinutes = 120 }
  }
}

resource "azapi_resource" "unfinished" {
  type = "Microsoft.Compute/restorePointCollections@2025-04-01"
  body = {
    properties = {
