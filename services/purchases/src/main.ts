import { parseArgs } from 'node:util';
import { purchases, startInDeployment, startIntake } from '@tidemark/pipeline';
import { runService } from '@tidemark/stream';

const { values: flags } = parseArgs({
  options: {
    /** Go on although more than a fifth of the recent records goes to the dead letters. */
    'accept-dead': { type: 'boolean', default: false },
  },
});

await runService({
  name: 'purchases',
  needs: ['registry'],
  settings: {},
  metrics: {},
  start: (context) =>
    startInDeployment({
      context,
      usesStore: false,
      start: () => startIntake(context, purchases, { acceptsDead: flags['accept-dead'] }),
    }),
});
