import type Cluster from 'kafkajs/src/cluster/index.js';
import type { Broker } from 'kafkajs/src/cluster/index.js';

const GROUP_COORDINATOR = 0;

/** The broker that keeps a group's members and offsets. */
export async function findGroupCoordinator(cluster: Cluster, groupId: string): Promise<Broker> {
  const { coordinator } = await cluster.findGroupCoordinatorMetadata({
    groupId,
    coordinatorType: GROUP_COORDINATOR,
  });
  return cluster.findBroker({ nodeId: coordinator.nodeId });
}
