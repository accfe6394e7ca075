import type { Evaluation } from '@tidemark/simulation';
import { percent } from './percent.ts';

const WIDTH = 50;

/**
 * What was said against what came, a line a tenth: a bar for who bought, `|` where the bar should end.
 *
 *      8   17.5 %   24.4 %  ████████|███
 */
export function reliabilityChart(deciles: Evaluation['reliability']): string {
  const lines = deciles.map(({ expected, observed }, index) =>
    [
      String(index + 1).padStart(5),
      percent(expected).padStart(8),
      percent(observed).padStart(8),
      `  ${bar(observed, expected)}`,
    ].join(' '),
  );
  return ['tenth     said   bought', ...lines].join('\n');
}

/** Both are shares of the width. */
function bar(observed: number, expected: number): string {
  const mark = Math.min(WIDTH - 1, Math.round(expected * WIDTH));
  const end = Math.round(observed * WIDTH);
  const cells: string[] = Array.from({ length: Math.max(end, mark + 1) }, (_, cell) =>
    cell < end ? '█' : ' ',
  );
  cells[mark] = '|';
  return cells.join('');
}
