import { startClock } from '@tidemark/pipeline';
import { runService } from '@tidemark/stream';

await runService({
  name: 'clock',
  needs: ['store', 'registry'],
  settings: {},
  start: startClock,
});
