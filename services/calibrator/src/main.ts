import { PIPELINE_METRICS, startCalibrator, startInDeployment } from '@tidemark/pipeline';
import { runService } from '@tidemark/stream';

await runService({
  name: 'calibrator',
  needs: ['store', 'registry'],
  settings: {},
  metrics: PIPELINE_METRICS,
  start: (context) => startInDeployment({ context, usesStore: true, start: () => startCalibrator(context) }),
});
