import { PIPELINE_METRICS, startClock, startInDeployment } from '@tidemark/pipeline';
import { runService } from '@tidemark/stream';

await runService({
  name: 'clock',
  needs: ['store', 'registry'],
  settings: {},
  metrics: PIPELINE_METRICS,
  start: (context) => startInDeployment({ context, usesStore: true, start: () => startClock(context) }),
});
