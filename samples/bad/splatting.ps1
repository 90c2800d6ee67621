$collection = @{
    tags       = @{ 'cost<center' = '42' }
    properties = @{
        source            = @{ Id = $vm.Id }
        provisioningState = 'Succeeded'
        instantAccess     = 'true'
    }
}

$request = @{
    Method  = 'PUT'
    Path    = '/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/rg-backup/providers/Microsoft.Compute/restorePointCollections/rpc-nightly?api-version=2025-04-01'
    Payload = $collection | ConvertTo-Json -Depth 5
}
Invoke-AzRestMethod @request

$point = @{
    properties = @{
        consistencyMode = "crashConsistent"
        excludeDisks    = @('/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/rg/providers/Microsoft.Compute/disks/d')
    }
}
Invoke-AzRestMethod -Method PUT -SubscriptionId 00000000-1111-2222-3333-444444444444 -ResourceGroupName rg-backup `
    -ResourceProviderName Microsoft.Compute -ResourceType @('restorePointCollections', 'restorePoints') `
    -Name @('rpc-nightly', 'before update') -ApiVersion 2019-06-01 -Payload ($point | ConvertTo-Json -Depth 5)
