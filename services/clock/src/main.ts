import { startClock, startOnOwnNames } from '@tidemark/pipeline';
import { runService } from '@tidemark/stream';

await runService({
  name: 'clock',
  needs: ['store', 'registry'],
  settings: {},
  start: (context) => startOnOwnNames({ context, usesStore: true, start: () => startClock(context) }),
});
