import type { PublishedOutput } from '@tidemark/operations';
import type { Timing } from '@tidemark/stream';
import { describeOutput } from '../../sentences/describe-output.ts';
import { localTime } from '../../sentences/local-time.ts';
import type { SentenceStyle } from '../../sentences/sentence-style.ts';
import type { LineWriter } from '../../terminal/line-writer.ts';
import { mostNotable, toneOf } from './notable.ts';
import type { Paint } from './paint.ts';
import { type Progress, progressLine } from './progress.ts';
import type { Screen } from './screen.ts';
import { segmentTable } from './segment-table.ts';
import { openTableHistory } from './table-history.ts';
import type { Tally } from './tally.ts';

/** Between two frames: faster than this nobody reads. */
const FRAME_MS = 100;
/** Sentences per frame; the rest is only counted. */
const SENTENCES = 3;
/** Rows and columns that the table needs beside a few sentences; below, the progress line stands alone. */
const TABLE_ROWS = 22;
const TABLE_COLUMNS = 78;
const ERASE_BELOW = '\x1b[J';

/** The terminal's size, which may change. */
export interface TerminalSize {
  readonly rows: number;
  readonly columns: number;
}

export interface LiveParts {
  readonly tally: Tally;
  readonly style: SentenceStyle;
  readonly paint: Paint;
  /** The wall clock. */
  readonly timing: Timing;
  readonly size: () => TerminalSize;
}

/** Sentences scroll by above; progress and table stand still below and change in place. */
export function openLiveScreen(out: LineWriter, parts: LiveParts): Screen {
  const { tally, style, paint, timing, size } = parts;
  const history = openTableHistory(tally);
  let drawn = 0;
  let nextFrame = 0;
  let waiting: PublishedOutput[] = [];
  let last: Progress | undefined;

  const frame = async () => {
    if (last === undefined) return;
    const above = mostNotable(waiting, SENTENCES).map((output) => sentence(output, style, paint));
    waiting = [];
    // No line may wrap, or the next frame would erase too little; those of the table have a width of their own.
    const { columns } = size();
    const below = [paint('strong', progressLine(last).slice(0, columns - 1))];
    if (isRoomy(size())) {
      const table = segmentTable(tally, history.earlier(), paint).split('\n');
      below.push(...table.slice(0, -2), ...table.slice(-2).map((line) => line.slice(0, columns - 1)));
    }
    const up = drawn === 0 ? '' : `\x1b[${drawn}A\r`;
    await out.write(`${up}${ERASE_BELOW}${[...above, ...below].join('\n')}\n`);
    drawn = below.length;
  };
  return {
    async day(outputs, progress) {
      history.note();
      waiting.push(...outputs);
      last = progress;
      const now = timing.now();
      if (now < nextFrame) return;
      nextFrame = now + FRAME_MS;
      await frame();
    },
    async end(summary) {
      await frame();
      await out.write(`${summary}\n`);
    },
  };
}

function isRoomy({ rows, columns }: TerminalSize): boolean {
  return rows >= TABLE_ROWS && columns >= TABLE_COLUMNS;
}

function sentence(output: PublishedOutput, style: SentenceStyle, paint: Paint): string {
  const when = paint('faint', localTime(style.zone, output.at));
  return `${when}  ${paint(toneOf(output), describeOutput(output, style))}`;
}
