#!/bin/sh
# The same requests with other tools.
wget -q --method=PUT --header='Content-Type: application/json' --body-data='{"location": "westeurope", "properties": {"source": {"Id": "/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/rg-backup/providers/Microsoft.Compute/virtualMachines/vm1"}, "provisioningState": "Succeeded"}}' \
  "https://management.azure.com/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/rg-backup/providers/Microsoft.Compute/restorePointCollections/rpc-nightly?api-version=2025-04-01"
http --raw '{"properties": {"excludeDisks": ["/disks/temp"], "consistencyMode": "crashConsistent"}}' PUT "https://management.azure.com/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/rg-backup/providers/Microsoft.Compute/restorePointCollections/rpc-nightly/restorePoints/before-update?api-version=2025-04-01" "Authorization:Bearer $TOKEN"
http DELETE "https://management.azure.com/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/rg-backup/providers/Microsoft.Compute/restorePointCollections/rpc-nightly/restorePoints/old?api-version=2025-04-01"
