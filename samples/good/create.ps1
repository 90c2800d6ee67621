$payload = @'
{
  "properties": {
    "consistencyMode": "CrashConsistent",
    "excludeDisks": [{ "id": "/subscriptions/01234567-89ab-cdef-0123-456789abcdef/resourceGroups/g/providers/Microsoft.Compute/disks/d" }]
  }
}
'@
Invoke-AzRestMethod -Method PUT -Payload $payload -Path "/subscriptions/01234567-89ab-cdef-0123-456789abcdef/resourceGroups/g/providers/Microsoft.Compute/restorePointCollections/c/restorePoints/p?api-version=2025-04-01"
