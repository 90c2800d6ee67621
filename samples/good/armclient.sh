#!/bin/sh
# Makes a collection and a restore point.
armclient PUT "/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/rg-backup/providers/Microsoft.Compute/restorePointCollections/rpc-nightly?api-version=2025-04-01" '{"location": "westeurope", "properties": {"source": {"id": "/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/rg-backup/providers/Microsoft.Compute/virtualMachines/vm1"}}}'
armclient PUT "/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/rg-backup/providers/Microsoft.Compute/restorePointCollections/rpc-nightly/restorePoints/before-update?api-version=2025-04-01" "{\"properties\": {\"excludeDisks\": [{\"id\": \"/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/rg-backup/providers/Microsoft.Compute/disks/temp\"}]}}" -verbose
armclient GET "/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/rg-backup/providers/Microsoft.Compute/restorePointCollections/rpc-nightly?api-version=2025-04-01"
