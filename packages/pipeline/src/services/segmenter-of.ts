import type { Fold } from '@tidemark/core';
import { integerSetting, type Recovery } from '@tidemark/stream';
import type { OutputTopic } from '../outputs/output-topic.ts';
import { CACHE_MIB, startSegmenter } from '../segmenter/start-segmenter.ts';
import type { Service } from './service.ts';

const settings = {
  CACHE_MIB: integerSetting({ min: 0, max: 100_000, default: CACHE_MIB }),
} as const;

/** The segmenter that publishes to these topics, with this fold. */
export function segmenterOf(outputs: readonly OutputTopic[], fold: Fold): Service<typeof settings> {
  return {
    name: 'segmenter',
    needs: ['store', 'registry'],
    settings,
    flags: {
      rebuild: 'discard the state and fold the log again; what was published is not published again',
      'trust-state':
        'go on from this store, the newest there is, when the committed offsets of the log are lost',
    },
    reads: (names) => [names.customerEvents],
    writes: (names) => outputs.map(({ name }) => names.output(name)),
    start: (context, { flags, settings: { CACHE_MIB: cacheMib } }) =>
      startSegmenter(context, {
        recovery: recoveryOf(flags),
        outputs,
        fold,
        cacheBytes: cacheMib * 2 ** 20,
      }),
  };
}

function recoveryOf(flags: ReadonlySet<string>): Recovery {
  if (flags.has('rebuild')) return 'rebuild';
  return flags.has('trust-state') ? 'trust-state' : 'refuse';
}
