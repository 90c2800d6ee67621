$vm = Get-AzVM -ResourceGroupName rg-backup -Name vm1
$collection = @{
    location   = $vm.Location
    tags       = @{ env = 'prod'; 'cost center' = '42' }
    properties = @{
        source        = @{ id = $vm.Id }
        instantAccess = $true
    }
}

$request = @{
    Method               = 'PUT'
    SubscriptionId       = '00000000-1111-2222-3333-444444444444'
    ResourceGroupName    = 'rg-backup'
    ResourceProviderName = 'Microsoft.Compute'
    ResourceType         = 'restorePointCollections'
    Name                 = 'rpc-nightly'
    ApiVersion           = '2025-04-01'
    Payload              = $collection | ConvertTo-Json -Depth 5
}
Invoke-AzRestMethod @request

# The disks are known only when the script runs.
$point = @{ properties = @{ excludeDisks = @($vm.StorageProfile.DataDisks | ForEach-Object { @{ id = $_.ManagedDisk.Id } }) } }
Invoke-AzRestMethod -Method PUT -SubscriptionId 00000000-1111-2222-3333-444444444444 -ResourceGroupName rg-backup `
    -ResourceProviderName Microsoft.Compute -ResourceType restorePointCollections, restorePoints `
    -Name rpc-nightly, before-update -ApiVersion 2025-04-01 -Payload ($point | ConvertTo-Json -Depth 5)
