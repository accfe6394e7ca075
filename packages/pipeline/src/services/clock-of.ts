import { startClock } from '../clock/start-clock.ts';
import type { Source } from '../sources/source.ts';
import type { Service } from './service.ts';

/** The clock of a deployment with these sources: it begins when what they held at its start is carried over. */
export function clockOf(sources: readonly Source[]): Service {
  return {
    name: 'clock',
    needs: ['store', 'registry'],
    settings: {},
    flags: {},
    reads: (names) => sources.map(({ name }) => names.source(name)),
    writes: (names) => [names.customerEvents],
    start: (context) => startClock(context, sources),
  };
}
