import type { Profiler } from 'node:inspector';

/** The part of a profile between two instants, in microseconds of the machine's monotonic clock, as V8 times samples. */
export function within(
  profile: Profiler.Profile,
  { fromMicros, untilMicros }: { readonly fromMicros: number; readonly untilMicros: number },
): Profiler.Profile {
  const samples: number[] = [];
  const timeDeltas: number[] = [];
  let at = profile.startTime;
  for (const [index, sample] of (profile.samples ?? []).entries()) {
    const delta = profile.timeDeltas?.[index] ?? 0;
    at += delta;
    if (at < fromMicros || at > untilMicros) continue;
    samples.push(sample);
    timeDeltas.push(delta);
  }
  return { ...profile, samples, timeDeltas };
}
