resource "azapi_resource" "point" {
  type      = "Microsoft.Compute/restorePointCollections/restorePoints@2025-04-01"
  name      = "before-update"
  parent_id = azapi_resource.collection.id

  body = <<-BODY
    {
      "properties": {
        "excludeDisks": [ { "id": "${var.disk_id}" }, "${var.other_disk_id}" ],
        "instantAccessDurationMinutes": 30,
        "timeCreated": "$${now}",
      }
    }
  BODY
}
