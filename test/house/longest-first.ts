import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The files that take longest: one that began last would keep the others waiting at the end. Of those on servers the ones
 * that wait stand before the ones that compute, for the unit tests compute at the same time.
 */
const LONGEST = [
  'test/simulation/simulate.test.ts',
  'test/e2e/presets.test.ts',
  'test/e2e/cdnow-demo.test.ts',
  'test/simulation/ablations.test.ts',
  'test/faults/rounds/rounds.e2e.test.ts',
  'test/limits/recalibration/recalibrate.e2e.test.ts',
  'test/limits/slow/slow-servers.e2e.test.ts',
  'test/e2e/export.e2e.test.ts',
  'test/e2e/calibrator.e2e.test.ts',
  'test/e2e/same-sequence.e2e.test.ts',
  'test/e2e/lost-offsets.e2e.test.ts',
  'test/faults/kills/kills.e2e.test.ts',
  'test/e2e/rebuild.e2e.test.ts',
  'test/limits/timers/overdue-timers.e2e.test.ts',
];

/** The order in which vitest begins the files of a run: these first, then as it would. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification) => {
      const place = LONGEST.findIndex((file) => moduleId.endsWith(file));
      return place < 0 ? LONGEST.length : place;
    };
    const sorted = await super.sort(files);
    return sorted.toSorted((left, right) => placeOf(left) - placeOf(right));
  }
}
