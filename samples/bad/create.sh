#!/bin/sh
az rest --method put --url "https://management.azure.com/subscriptions/$SUB/resourceGroups/g/providers/Microsoft.Compute/restorePointCollections/c?api-version=2025-04-01" --body '{"location": "westeurope", "properties": {"provisioningState": "x"}}'
