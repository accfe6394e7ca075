import type { Logger } from 'pino';
import type { Instance } from '../../../instance/instance.ts';
import type { Timing } from '../../../ports/timing.ts';
import { hasProtocolType } from '../connection/kafka-error.ts';
import type { KeptCluster } from '../connection/keep-cluster.ts';
import { findGroupCoordinator } from '../inspecting/find-group-coordinator.ts';
import { memberClientId, parseMemberClientId } from './member-client-id.ts';

const LOOK_MS = 20;

/** A group that an instance is about to join, and what is needed to look at it. */
export interface Joining {
  readonly group: string;
  /** Those that it will read. */
  readonly topics: readonly string[];
  readonly instance: Instance;
  readonly clientId: string;
  readonly looks: KeptCluster;
  readonly logger: Logger;
  readonly timing: Timing;
}

/** A member that an instance left behind when it crashed. */
export interface Predecessor {
  readonly memberId: string;
  /** False when its process cannot be seen from here: it may be alive, and of the same name by mistake. */
  readonly isKnownDead: boolean;
}

/** The members of this instance's name whose processes are not known to be running. */
export async function findPredecessors(joining: Joining): Promise<readonly Predecessor[]> {
  const { instance, logger, group } = joining;
  const members = await describeMembers(joining);
  return members.flatMap(({ memberId, clientId }) => {
    const member = parseMemberClientId(clientId);
    if (member?.name !== instance.name) return [];
    const runs = instance.isRunning(member.process);
    if (runs !== true) return [{ memberId, isKnownDead: runs === false }];
    logger.info({ group, memberId }, 'another process of this instance name is running and stays a member');
    return [];
  });
}

/**
 * Lets predecessors leave once this process shows among the members: a group that is empty for a moment waits for
 * `group.initial.rebalance.delay.ms`, three seconds unless the broker is set up otherwise, before it hands out partitions.
 */
export async function endPredecessors(
  joining: Joining,
  predecessors: readonly Predecessor[],
  signal: AbortSignal,
): Promise<void> {
  if (predecessors.length === 0) return;
  const own = memberClientId(joining.clientId, joining.instance);
  while (!signal.aborted) {
    const members = await describeMembers(joining);
    if (members.some(({ clientId }) => clientId === own)) break;
    await joining.timing.wait(LOOK_MS, signal);
  }
  for (const predecessor of predecessors) if (!signal.aborted) await endMembership(joining, predecessor);
}

async function describeMembers({ looks, group, topics }: Joining) {
  return looks.use(`look at the members of group "${group}"`, async (cluster) => {
    // Coordinators are looked up among the brokers that the pool knows: none before its first look.
    if (cluster.getNodeIds().length === 0) await cluster.brokerPool.refreshMetadata(topics);
    const broker = await findGroupCoordinator(cluster, group);
    const { groups } = await broker.describeGroups({ groupIds: [group] });
    return groups.flatMap(({ members }) => members);
  });
}

async function endMembership(
  { looks, group, instance, logger }: Joining,
  { memberId, isKnownDead }: Predecessor,
): Promise<void> {
  await looks.use(`end the membership of "${memberId}" in group "${group}"`, async (cluster) => {
    const broker = await findGroupCoordinator(cluster, group);
    try {
      await broker.leaveGroup({ groupId: group, memberId });
    } catch (error) {
      // Its session has ended meanwhile.
      if (!hasProtocolType(error, 'UNKNOWN_MEMBER_ID')) throw error;
    }
  });
  const line = { group, memberId, instance: instance.name };
  if (isKnownDead) logger.info(line, 'ended the membership of the process before this one');
  else
    logger.warn(
      line,
      'ended the membership of another process of this instance name: if it still runs, it joins again; give each process its own INSTANCE_ID',
    );
}
