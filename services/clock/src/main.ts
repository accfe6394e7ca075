import { startClock, startInDeployment } from '@tidemark/pipeline';
import { runService } from '@tidemark/stream';

await runService({
  name: 'clock',
  needs: ['store', 'registry'],
  settings: {},
  start: (context) => startInDeployment({ context, usesStore: true, start: () => startClock(context) }),
});
