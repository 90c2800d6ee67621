terraform {
  required_providers {
    azapi = {
      source = "Azure/azapi"
    }
  }
}

locals {
  note = <<-EOT
    resource "azapi_resource" "text" {
      type = "Microsoft.Compute/restorePointCollections@2019-01-01"
  EOT
}

resource "azapi_resource" "collection" {
  type      = "Microsoft.Compute/restorePointCollections@2025-04-01"
  name      = "rpc-${var.machine}"
  parent_id = azurerm_resource_group.backup.id
  location  = azurerm_resource_group.backup.location
  tags      = merge(var.tags, { note = local.note })
  body = {
    properties = {
      source        = { id = azurerm_linux_virtual_machine.vm.id }
      instantAccess = true
    }
  }

  lifecycle {
    ignore_changes = [tags]
  }
}

resource "azapi_resource" "daily" {
  for_each  = toset(["mon", "tue"])
  type      = "Microsoft.Compute/restorePointCollections/restorePoints@2025-04-01"
  name      = each.key
  parent_id = azapi_resource.collection.id
  body = jsonencode({
    properties = {
      excludeDisks = [for disk in var.disks : { id = disk.id }]
      instantAccessDurationMinutes : 120
    }
  })
}

resource "azapi_resource" "shared" {
  type      = "Microsoft.Compute/restorePointCollections@2025-04-01"
  name      = "rpc-shared"
  parent_id = azurerm_resource_group.backup.id
  body      = local.shared
}

# The body is merged into the existing resource, so required properties may be missing.
resource "azapi_update_resource" "tags" {
  type        = "Microsoft.Compute/restorePointCollections@2025-04-01"
  resource_id = azapi_resource.collection.id
  body        = { tags = { env = "prod" } }
}
