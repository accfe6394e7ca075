import { noProgress, type Progress } from '@tidemark/operations';
import { SingleBar } from 'cli-progress';

/** A unit may be a fraction of a microsecond's work: the bar is updated at every n-th alone. */
const UNITS_PER_UPDATE = 256;
/** Redraws per second. */
const FPS = 10;

/** A bar on a terminal; nothing where the stream is none. */
export function openProgress(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return noProgress;
  const format = '{what} {bar} {percentage} % · {eta_formatted} left';
  let bar: SingleBar | undefined;
  let done = 0;
  const end = () => {
    bar?.stop();
    bar = undefined;
  };
  return {
    begin(what, total) {
      end();
      done = 0;
      bar = new SingleBar({ stream, format, fps: FPS, clearOnComplete: true, hideCursor: true });
      bar.start(Math.max(1, total), 0, { what });
    },
    reach(reached) {
      bar?.update(reached);
    },
    advance() {
      done += 1;
      if (done % UNITS_PER_UPDATE === 0) bar?.update(done);
    },
    end,
  };
}
