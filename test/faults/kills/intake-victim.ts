import { purchases, startIntake } from '@tidemark/pipeline';
import {
  type Appender,
  createSystemTiming,
  processEnvironment,
  SERVER_ADAPTERS,
  startRuntime,
} from '@tidemark/stream';
import { nodeProcessEvents } from '../../../packages/stream/src/runtime/process-events.ts';
import { openVictim } from './victim.ts';

// The purchases intake as it is shipped, but for an appender that reports where it is.
const victim = openVictim();

function watched(appender: Appender): Appender {
  return {
    ...appender,
    append: async (records) => {
      const place = `an append of ${records.length} records`;
      const appending = appender.append(records);
      // The request leaves in this turn of the event loop; its answer cannot be there before the next.
      setImmediate(() => victim.pass('appending', place));
      const appended = await appending;
      victim.pass('appended', place);
      victim.hasPublished();
      return appended;
    },
  };
}

const code = await startRuntime(
  {
    name: 'purchases',
    needs: ['registry'],
    settings: {},
    metrics: {},
    start: (context) => startIntake(context, purchases, { acceptsDead: false }),
  },
  {
    env: processEnvironment(),
    events: nodeProcessEvents(),
    timing: createSystemTiming(),
    adapters: {
      ...SERVER_ADAPTERS,
      openLog: async (options) => {
        const log = await SERVER_ADAPTERS.openLog(options);
        return { ...log, openAppender: async () => watched(await log.openAppender()) };
      },
    },
  },
);
process.exit(code);
