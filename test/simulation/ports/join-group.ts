import type { Log, PartitionReader, SubscribeOptions, Subscription } from '@tidemark/stream';
import type { Membership } from '../world/simulated-process.ts';
import { type Caller, latency, portCall } from './port-call.ts';
import { createSimulatedReader, type SimulatedReader } from './simulated-reader.ts';

/** How long news of a rebalance may be under way to a member that was slow to ask. */
const NEWS_MS = 1_500;
const SLOW_NEWS_PERCENT = 15;

/**
 * Joins a group for a process. The group acts at once; the member learns of its new share later, and works on with the
 * old one until then: for that long a partition has two owners.
 */
export async function joinGroup(caller: Caller, log: Log, options: SubscribeOptions): Promise<Subscription> {
  const { world, process } = caller;
  let subscription: Subscription | undefined;
  let held: readonly SimulatedReader[] = [];
  let news: readonly PartitionReader[] | undefined;
  let isSettled = false;

  const loseAll = () => {
    for (const reader of held) reader.lose();
    held = [];
  };
  const learnShare = () => {
    if (news === undefined) return;
    const readers = news;
    news = undefined;
    loseAll();
    held = readers.map((reader) => createSimulatedReader(caller, reader));
    const share = held.map(({ partition }) => partition).join(',');
    world.trace(() => `${process.name} learns that it holds [${share}] of ${options.group}`);
    options.onAssigned(held);
  };
  const join = async () => {
    if (process.isDead()) return;
    const onAssigned = (readers: readonly PartitionReader[]) => {
      news = readers;
      if (!isSettled) return;
      const slowMs = process.draws.percent(SLOW_NEWS_PERCENT) ? process.draws.below(NEWS_MS) : 0;
      world.scheduler.after(latency(process) + slowMs, () => process.deliver(learnShare));
    };
    subscription = await log.subscribe({ ...options, onAssigned });
  };
  const leave = () => {
    void subscription?.close();
    subscription = undefined;
  };

  const membership = openMembership({
    isMember: () => subscription !== undefined,
    leave,
    loseAll,
    join,
    learnShare,
  });
  process.memberships.add(membership);
  await portCall(caller, { operation: 'read-log', name: `join ${options.group}` }, [join]);
  isSettled = true;
  learnShare();
  return {
    ended: new Promise(() => undefined),
    close: async () => {
      process.memberships.delete(membership);
      loseAll();
      leave();
    },
  };
}

/** What the group does to a member that has been silent for too long, and what that member does when it comes back. */
function openMembership(member: {
  readonly isMember: () => boolean;
  readonly leave: () => void;
  readonly loseAll: () => void;
  readonly join: () => Promise<void>;
  readonly learnShare: () => void;
}): Membership {
  let isExpired = false;
  return {
    expire() {
      // A process that is stopped again before it has come back is still one that has to.
      isExpired ||= member.isMember();
      member.leave();
    },
    comeBack() {
      if (!isExpired) return;
      isExpired = false;
      member.loseAll();
      void member.join().then(member.learnShare);
    },
  };
}
