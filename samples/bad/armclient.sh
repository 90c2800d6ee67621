#!/bin/sh
# Makes a collection and a restore point.
armclient PUT "/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/rg-backup/providers/Microsoft.Compute/restorePointCollections/rpc-nightly?api-version=2025-04-01" '{"location": "westeurope", "properties": {"source": {"Id": "/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/rg-backup/providers/Microsoft.Compute/virtualMachines/vm1"}, "provisioningState": "Succeeded"}}'
armclient PUT "/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/rg-backup/providers/Microsoft.Compute/restorePointCollections/rpc-nightly/restorePoints/before-update?api-version=2025-04-01" "{\"properties\": {\"excludeDisks\": [\"/disks/temp\"], \"consistencyMode\": \"crashConsistent\"}}" -verbose
armclient GET "/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/rg-backup/providers/Microsoft.Compute/restorePointCollections/rpc-nightly?api-version=2025-04-01"
