import { describeOutput } from '../../sentences/describe-output.ts';
import { localTime } from '../../sentences/local-time.ts';
import type { SentenceStyle } from '../../sentences/sentence-style.ts';
import type { LineWriter } from '../../terminal/line-writer.ts';
import { noColours } from './paint.ts';
import { progressLine } from './progress.ts';
import type { Screen } from './screen.ts';
import { segmentTable } from './segment-table.ts';
import { openTableHistory } from './table-history.ts';
import type { Tally } from './tally.ts';

const DAYS_BETWEEN_PROGRESS = 7;
const DAYS_BETWEEN_TABLES = 30;

/** Line after line, for files and pipes: every output as a sentence, weekly progress, the table once a month. */
export function openPlainScreen(out: LineWriter, tally: Tally, style: SentenceStyle): Screen {
  const history = openTableHistory(tally);
  let isTableShown = false;
  const table = () => segmentTable(tally, history.earlier(), noColours);
  return {
    async day(outputs, progress) {
      history.note();
      const lines = outputs.map(
        (output) => `${localTime(style.zone, output.at)}  ${describeOutput(output, style)}`,
      );
      if (progress.day % DAYS_BETWEEN_PROGRESS === 0) lines.push(progressLine(progress));
      isTableShown = progress.day % DAYS_BETWEEN_TABLES === 0;
      if (isTableShown) lines.push(table());
      if (lines.length > 0) await out.write(`${lines.join('\n')}\n`);
    },
    end: (summary) => out.write(isTableShown ? `${summary}\n` : `${table()}\n${summary}\n`),
  };
}
