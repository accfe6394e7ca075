import { startCalibrator } from '../calibration/start-calibrator.ts';
import type { Service } from './service.ts';

/** The calibrator: a scorecard for each period that the policy schedules. */
export const calibrator: Service = {
  name: 'calibrator',
  needs: ['store', 'registry'],
  settings: {},
  flags: {},
  reads: (names) => [names.customerEvents],
  writes: (names) => [names.customerEvents],
  start: (context) => startCalibrator(context),
};
