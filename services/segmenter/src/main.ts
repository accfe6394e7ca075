import { parseArgs } from 'node:util';
import { PIPELINE_METRICS, startInDeployment, startSegmenter } from '@tidemark/pipeline';
import { type Recovery, runService } from '@tidemark/stream';

const { values: flags } = parseArgs({
  options: {
    /** Forget the state and fold the log again from its begin; what was published is not published again. */
    rebuild: { type: 'boolean', default: false },
    /** The progress offsets are gone, but the state is the newest there is: go on from it. */
    'trust-state': { type: 'boolean', default: false },
  },
});

const recovery: Recovery = flags.rebuild ? 'rebuild' : flags['trust-state'] ? 'trust-state' : 'refuse';

await runService({
  name: 'segmenter',
  needs: ['store', 'registry'],
  settings: {},
  metrics: PIPELINE_METRICS,
  start: (context) =>
    startInDeployment({ context, usesStore: true, start: () => startSegmenter(context, { recovery }) }),
});
