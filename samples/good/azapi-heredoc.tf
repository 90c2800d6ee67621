resource "azapi_resource" "collection" {
  type      = "Microsoft.Compute/restorePointCollections@2025-04-01"
  name      = "rpc-nightly"
  parent_id = azurerm_resource_group.backup.id
  location  = azurerm_resource_group.backup.location

  body = <<-BODY
    {
      "properties": {
        "source": { "id": "${azurerm_linux_virtual_machine.vm.id}" },
        "instantAccess": ${var.instant_access}
      }
    }
  BODY
}
