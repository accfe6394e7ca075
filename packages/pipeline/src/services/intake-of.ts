import { startIntake } from '../intake/start-intake.ts';
import type { Source } from '../sources/source.ts';
import type { Service } from './service.ts';

/** The intake of a source: the service of its name. */
export function intakeOf(source: Source): Service {
  return {
    name: source.name,
    needs: ['registry'],
    settings: {},
    flags: {
      'accept-dead': 'go on although more than a fifth of the last 1,000 records of a partition is dead',
    },
    reads: (names) => [names.source(source.name)],
    writes: (names) => [names.customerEvents, names.deadLetters(source.name)],
    start: (context, { flags }) => startIntake(context, source, { acceptsDead: flags.has('accept-dead') }),
  };
}
