#!/bin/sh
# create a collection and a restore point
curl --json '{"location": "westeurop", "tags": {"équipe": "paie"}, "properties": {"source": {"id": "/subscriptions/1f0c9a4e-63d2-4f0b-9d35-7b1c2ad4e810/resourceGroups/payroll/providers/Microsoft.Compute/virtualMachines/pay-01"}, "provisioningState": "Succeeded"}}' \
  -X PUT "https://management.azure.com/subscriptions/1f0c9a4e-63d2-4f0b-9d35-7b1c2ad4e810/resourceGroups/payroll/providers/Microsoft.Compute/restorePointCollections/nightly?api-version=2025-04-01"

curl -X PUT "https://management.azure.com/subscriptions/1f0c9a4e-63d2-4f0b-9d35-7b1c2ad4e810/resourceGroups/payroll/providers/Microsoft.Compute/restorePointCollections/nightly/restorePoints/monday?api-version=2025-04-01" -H "Authorization: Bearer $TOKEN" -d @- <<'EOF'
{
  "properties": {
    "excludeDisks": [
      "/subscriptions/1f0c9a4e-63d2-4f0b-9d35-7b1c2ad4e810/resourceGroups/payroll/providers/Microsoft.Compute/disks/pay-01-data"
    ],
    "instantAccessDurationMinutes": 30
  }
}
EOF
