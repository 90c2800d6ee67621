// A collection for one VM, with a nested restore point and a separate one.
param location string = resourceGroup().location
param vmId string
param days array = ['mon', 'tue']
param takeNow bool = true

resource collection 'Microsoft.Compute/restorePointCollections@2025-04-01' = {
  name: 'rpc-nightly'
  location: 'westeurop'
  tags: {
    env: 'prod'
    'cost<center': '42'
  }
  properties: {
    source: {
      id: vmId
    }
    provisioningState: 'Succeeded'
    instantAcces: true
  }

  @batchSize(1)
  resource daily 'restorePoints' = [for (day, i) in days: {
    name: '${day}-${i}'
    properties: {
      consistencyMode: 'crashConsistent'
      excludeDisks: [
        { id: '/subscriptions/${subscription().subscriptionId}/resourceGroups/rg/providers/Microsoft.Compute/disks/temp' }
        { id: 'disks/temp' }
      ]
    }
  }]
}

resource now 'Microsoft.Compute/restorePointCollections/restorePoints@2025-04-01' = if (takeNow) {
  parent: collection
  name: 'before update'
  properties: {
    #disable-next-line BCP036
    instantAccessDurationMinutes: '30'
    consistencyMode: takeNow
      ? 'CrashConsistent'
      : null
  }
}

resource disk 'Microsoft.Compute/disks@2023-10-02' = {
  name: 'restored'
  location: location
  properties: {
    creationData: {
      createOption: 'Restore'
    }
  }
}

resource unfinished 'Microsoft.Compute/restorePointCollections@2025-04-01' = {
  name: 'rpc-weekly'
  properties: {
