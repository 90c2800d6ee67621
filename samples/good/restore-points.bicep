// A collection for one VM, with a restore point per day and a final one.
targetScope = 'resourceGroup'

@description('The VM to protect')
param vmName string
param location string = resourceGroup().location
param days array = [
  'mon'
  'tue'
]

var note = '''
resource 'Microsoft.Compute/restorePointCollections@2019-01-01' = { is text }
'''

resource vm 'Microsoft.Compute/virtualMachines@2024-07-01' existing = {
  name: vmName
}

resource collection 'Microsoft.Compute/restorePointCollections@2025-04-01' = {
  name: 'rpc-${vmName}'
  location: location
  tags: {
    env: 'prod', note: note
  }
  properties: {
    source: {
      id: vm.id
    }
    instantAccess: true
  }

  @batchSize(1)
  resource daily 'restorePoints' = [for day in days: {
    name: day
    properties: {
      consistencyMode: 'CrashConsistent'
      excludeDisks: [for disk in vm.properties.storageProfile.dataDisks: {
        id: disk.managedDisk.id
      }]
    }
  }]
}

resource last 'Microsoft.Compute/restorePointCollections/restorePoints@2025-04-01' = if (!empty(days)) {
  parent: collection
  name: 'last'
  properties: {
    instantAccessDurationMinutes: 120 // two hours
  }
  dependsOn: [
    collection::daily
  ]
}
