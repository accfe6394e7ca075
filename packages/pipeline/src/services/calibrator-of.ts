import type { Fold } from '@tidemark/core';
import { startCalibrator } from '../calibration/start-calibrator.ts';
import type { Service } from './service.ts';

/** The calibrator of states that this fold has made: a scorecard for each period that the policy schedules. */
export function calibratorOf(fold: Fold): Service {
  return {
    name: 'calibrator',
    needs: ['store', 'registry'],
    settings: {},
    flags: {},
    reads: (names) => [names.customerEvents],
    writes: (names) => [names.customerEvents],
    start: (context) => startCalibrator(context, { fold }),
  };
}
