import type { LoopContext } from '../../../context/service-context.ts';
import { createFolding, type Folding } from './folding.ts';
import { createPaceLine } from './pace-line.ts';

/** Reports how the partitions of one process catch up with what was published. */
export interface CatchUps {
  /** A partition is about to fold [from, target) again. Ends an earlier report of it. */
  begin(partition: number, from: number, target: number): CatchUp;
}

/** One partition's way from A to C. It ends there; disposing it ends it sooner. */
export interface CatchUp extends Disposable {
  /** It stands at `position` and has folded `events` since it began. */
  advance(position: number, events: number): void;
}

const nothingToDo: CatchUp = { advance: () => undefined, [Symbol.dispose]: () => undefined };

/**
 * Logs how far each partition and all of them have come: after a second, so that a short catch-up leaves a line, and then
 * every five seconds, and sets the gauge with each line. It reports when something was folded and has no timer: while a fold makes no progress, `tidemark_catch_up_records` does not change.
 */
export function watchCatchUps(context: Pick<LoopContext, 'logger' | 'metrics' | 'timing'>): CatchUps {
  const { logger, metrics, timing } = context;
  const ongoing = new Map<number, Folding>();
  const pace = createPaceLine();

  const end = (folding: Folding) => {
    const { partition, from, position, target, events } = folding;
    if (ongoing.get(partition) !== folding) return;
    ongoing.delete(partition);
    metrics.catchUpRecords.remove({ partition });
    const seconds = Math.max(0, (timing.now() - folding.beganAt) / 1_000);
    const eventsPerSecond = seconds === 0 ? 0 : Math.round(events / seconds);
    const message = position < target ? 'catching up was cut short' : 'caught up with what was published';
    logger.info({ partition, from, position, target, events, seconds, eventsPerSecond }, message);
  };
  const advance = (folding: Folding, position: number, events: number) => {
    if (ongoing.get(folding.partition) !== folding) return;
    pace.note(position - folding.position, events - folding.events);
    folding.position = position;
    folding.events = events;
    if (position >= folding.target) {
      end(folding);
      return;
    }
    const line = pace.lineAt(timing.now(), [...ongoing.values()]);
    if (line === undefined) return;
    logger.info(line, 'folding again what was published');
    for (const { partition, target, position: at } of ongoing.values()) {
      metrics.catchUpRecords.set({ partition }, Math.max(0, target - at));
    }
  };

  return {
    begin: (partition, from, target) => {
      const earlier = ongoing.get(partition);
      if (earlier !== undefined) end(earlier);
      if (from >= target) return nothingToDo;
      const now = timing.now();
      if (ongoing.size === 0) pace.restart(now);
      const folding = createFolding({ partition, from, target, now });
      ongoing.set(partition, folding);
      metrics.catchUpRecords.set({ partition }, target - from);
      logger.info({ partition, position: from, target }, 'folds again what was published');
      return {
        advance: (position, events) => advance(folding, position, events),
        [Symbol.dispose]: () => end(folding),
      };
    },
  };
}
