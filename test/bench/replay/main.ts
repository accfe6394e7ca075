import { parseArgs } from 'node:util';
import { measureReplay } from './measure-replay.ts';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '2000000' },
    customers: { type: 'string', default: '50000' },
    seed: { type: 'string', default: 'replay' },
  },
});
const report = await measureReplay({
  events: Number(values.events),
  customers: Number(values.customers),
  seed: values.seed,
});
console.log(JSON.stringify(report, null, 2));
