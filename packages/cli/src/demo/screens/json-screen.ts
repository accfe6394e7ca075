import { outputJson } from '@tidemark/operations';
import type { LineWriter } from '../../terminal/line-writer.ts';
import { progressLine } from './progress.ts';
import type { Screen } from './screen.ts';

const DAYS_BETWEEN_PROGRESS = 30;

/** One JSON object per published output and line; everything for people goes elsewhere. */
export function openJsonScreen(out: LineWriter, people: LineWriter): Screen {
  return {
    async day(outputs, progress) {
      if (outputs.length > 0) await out.write(outputs.map((output) => `${outputJson(output)}\n`).join(''));
      if (progress.day % DAYS_BETWEEN_PROGRESS === 0) await people.write(`${progressLine(progress)}\n`);
    },
    end: (summary) => people.write(`${summary}\n`),
  };
}
