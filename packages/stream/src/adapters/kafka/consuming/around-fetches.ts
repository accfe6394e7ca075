import kafkajs, { type PartitionAssigner } from 'kafkajs';
import type Cluster from 'kafkajs/src/cluster/index.js';
import type { Broker } from 'kafkajs/src/cluster/index.js';

/** How a broker is asked for records. */
export type Fetch = Broker['fetch'];

/** Makes of a broker's fetch the one that the consumer uses. */
export type AroundFetch = (fetch: Fetch, cluster: Cluster) => Fetch;

/**
 * An assigner, round robin, through which a consumer's fetches can be changed: an assigner is given the consumer's own
 * cluster, and kafkajs has no other way to it.
 *
 * @param around the outermost first
 */
export function assignerAround(...around: readonly AroundFetch[]): PartitionAssigner {
  return (config) => {
    aroundFetches(config.cluster as unknown as Cluster, around);
    return kafkajs.PartitionAssigners.roundRobin(config);
  };
}

/** Changes the fetches of every broker that the cluster finds from now on. */
export function aroundFetches(cluster: Cluster, around: readonly AroundFetch[]): void {
  const changed = new WeakSet<Broker>();
  const findBroker = cluster.findBroker.bind(cluster);
  cluster.findBroker = async (node) => {
    const broker = await findBroker(node);
    if (changed.has(broker)) return broker;
    changed.add(broker);
    broker.fetch = around.reduceRight<Fetch>(
      (fetch, outer) => outer(fetch, cluster),
      broker.fetch.bind(broker),
    );
    return broker;
  };
}
