import type { RunningService, ServiceContext } from '../service-context.ts';
import { superviseReaders } from '../supervise-readers.ts';
import { watchLag } from '../watch-lag.ts';
import type { StatelessDeclaration } from './declaration.ts';
import { ownSource } from './own-source.ts';

/** Runs a stateless service: joins the group, carries each assigned source partition over in a task of its own. */
export async function runStateless(
  context: ServiceContext,
  declaration: StatelessDeclaration,
): Promise<RunningService> {
  const appender = await context.log.openAppender();
  const service = await superviseReaders(context.log, {
    group: declaration.group,
    topics: [declaration.input],
    onAssigned: () => undefined,
    own: (reader, draining) => ownSource(context, declaration, appender, reader, draining),
  });
  const stopWatching = watchLag(context, declaration.input, () =>
    context.log.committed(declaration.group, declaration.input),
  );
  return {
    isReady: service.isAssigned,
    ended: service.ended,
    stop: async () => {
      stopWatching();
      await service.stop();
      await appender.close();
    },
  };
}
