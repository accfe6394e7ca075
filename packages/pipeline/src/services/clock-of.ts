import { integerSetting } from '@tidemark/stream';
import { LOOK_MS, startClock } from '../clock/start-clock.ts';
import type { Source } from '../sources/source.ts';
import type { Service } from './service.ts';

const settings = {
  CLOCK_LOOK_MS: integerSetting({ min: 10, max: 60_000, default: LOOK_MS }),
} as const;

/** The clock of a deployment with these sources: it begins when what they held at its start is carried over. */
export function clockOf(sources: readonly Source[]): Service<typeof settings> {
  return {
    name: 'clock',
    needs: ['store', 'registry'],
    settings,
    flags: {},
    reads: (names) => sources.map(({ name }) => names.source(name)),
    writes: (names) => [names.customerEvents],
    start: (context, { settings: { CLOCK_LOOK_MS: lookMs } }) => startClock(context, { sources, lookMs }),
  };
}
