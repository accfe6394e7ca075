// The long forms of the tests beside this file, on servers of their own; README.md says more.
import { parseArgs } from 'node:util';
import { longKills } from './kills/long-kills.ts';
import { longRounds } from './rounds/long-rounds.ts';

const USAGE = `pnpm test:faults [rounds] [--seed N] [--rounds N] [--events N]
pnpm test:faults kills [--seed N]`;

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '100' },
    events: { type: 'string', default: '200000' },
    help: { type: 'boolean', default: false },
  },
});
const [form = 'rounds'] = positionals;
const seed = Number(flags.seed);

if (flags.help || (form !== 'rounds' && form !== 'kills')) {
  console.log(USAGE);
  process.exitCode = flags.help ? 0 : 1;
} else {
  const isFaultless =
    form === 'kills'
      ? await longKills(seed)
      : await longRounds({ seed, rounds: Number(flags.rounds), events: Number(flags.events) });
  process.exitCode = isFaultless ? 0 : 1;
}
