import type { RunningService } from '../../context/running-service.ts';
import type { LoopContext } from '../../context/service-context.ts';
import type { PartitionReader } from '../../ports/log.ts';
import { superviseReaders } from '../shared/supervise-readers.ts';
import { watchLag } from '../shared/watch-lag.ts';
import type { StatelessDeclaration } from './declaration.ts';
import { ownSource } from './own-source.ts';

/** Some ten records are gathered at a thousand a second; it shows in nobody's latency beside the transaction that follows. */
const GATHER_MS = 15;

/** Runs a stateless service: joins the group, carries each assigned source partition over in a task of its own. */
export async function runStateless(
  context: LoopContext,
  declaration: StatelessDeclaration,
): Promise<RunningService> {
  const appender = await context.log.openAppender();
  const stuck = new Set<PartitionReader>();
  const service = await superviseReaders(context.log, {
    group: declaration.group,
    topics: [declaration.input],
    gatherMs: GATHER_MS,
    onAssigned: () => stuck.clear(),
    own: (reader, draining) => {
      const onStuck = (isStuck: boolean) => {
        if (isStuck && !reader.lost.aborted) stuck.add(reader);
        else stuck.delete(reader);
      };
      return ownSource(context, declaration, appender, reader, draining, onStuck);
    },
  });
  const stopWatching = watchLag(context, declaration.input, () =>
    context.log.committed(declaration.group, declaration.input),
  );
  return {
    isReady: () => service.isAssigned() && stuck.size === 0,
    ended: service.ended,
    stop: async () => {
      stopWatching();
      await service.stop();
      await appender.close();
    },
  };
}
