import { runBareIntake } from './bare-intake.ts';
import { runBareSegmenter } from './bare-segmenter.ts';
import type { Job, Kind } from './job.ts';
import { type Meter, openMeter } from './meter.ts';
import { runIntake, runSegmenter } from './ours.ts';

const runs: Readonly<Record<Kind, (job: Job, meter: Meter) => Promise<void>>> = {
  intake: runIntake,
  'bare-intake': runBareIntake,
  segmenter: runSegmenter,
  'bare-segmenter': runBareSegmenter,
};

// The job comes as the one argument; the measurement goes to the process that forked this one.
const job = JSON.parse(process.argv[2]!) as Job;
const meter = openMeter(job);
await runs[job.kind](job, meter);
process.send!(await meter.done);
process.disconnect();
