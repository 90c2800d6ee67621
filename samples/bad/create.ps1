$payload = @'
{
  "properties": {
    "consistencyMode": "crashConsistent",
    "excludeDisks": ["/subscriptions/01234567-89ab-cdef-0123-456789abcdef/resourceGroups/g/providers/Microsoft.Compute/disks/d"]
  }
}
'@
Invoke-AzRestMethod -Method PUT -Payload $payload -Path "/subscriptions/01234567-89ab-cdef-0123-456789abcdef/resourceGroups/g/providers/Microsoft.Compute/restorePointCollections/c/restorePoints/p?api-version=2021-11-01"
