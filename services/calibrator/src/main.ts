import { startCalibrator, startOnOwnNames } from '@tidemark/pipeline';
import { runService } from '@tidemark/stream';

await runService({
  name: 'calibrator',
  needs: ['store', 'registry'],
  settings: {},
  start: (context) => startOnOwnNames({ context, usesStore: true, start: () => startCalibrator(context) }),
});
