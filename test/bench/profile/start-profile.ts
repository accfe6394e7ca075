import { type Profiler, Session } from 'node:inspector';
import { areaTimes } from './area-times.ts';

/** Microseconds of the main thread by area of the code. */
export type AreaTimes = Readonly<Record<string, number>>;

const SAMPLE_EVERY_MICROS = 250;

/** Profiles this thread from now until the function it returns is called, which returns where the time went. */
export function startProfile(): () => AreaTimes {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.setSamplingInterval', { interval: SAMPLE_EVERY_MICROS });
  session.post('Profiler.start');
  return () => {
    let profile: Profiler.Profile | undefined;
    // Within the same thread the answer is there when `post` returns.
    session.post('Profiler.stop', (error, stopped) => {
      if (error !== null) throw error;
      profile = stopped.profile;
    });
    session.disconnect();
    return areaTimes(profile!);
  };
}
