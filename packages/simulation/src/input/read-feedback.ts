import type { FeedbackScale } from '@tidemark/core';
import type { ShopFeedback } from '../shop/shop-event.ts';
import type { Cells } from './cells.ts';

const SCALES: readonly FeedbackScale[] = ['CSAT', 'NPS', 'NONE'];
/** Lowest and highest score of each scale. */
const RANGES = { CSAT: [1, 5], NPS: [0, 10] } as const;

/** The cells of feedback. No scale means CSAT; no score and no complaint is feedback too. */
export function readFeedback(cells: Cells): Pick<ShopFeedback, 'scale' | 'score' | 'complaint'> {
  const scale = cells.word('scale', SCALES, 'CSAT');
  return { scale, score: readScore(cells, scale), complaint: readComplaint(cells) };
}

function readScore(cells: Cells, scale: FeedbackScale): number | null {
  const text = cells.text('score');
  if (text === '') return null;
  if (!/^\d{1,2}$/.test(text)) {
    cells.fault('score', 'score-invalid', `"${text}" is no whole number from 0 to 10`);
    return null;
  }
  const score = Number(text);
  if (scale === 'NONE') {
    cells.fault('score', 'score-out-of-scale', `there is a score of ${score}, but its scale is NONE`);
  } else if (score < RANGES[scale][0] || score > RANGES[scale][1]) {
    const message = `${score} is not on the scale ${scale} (${RANGES[scale].join(' to ')})`;
    cells.fault('score', 'score-out-of-scale', message);
  }
  return score;
}

function readComplaint(cells: Cells): boolean {
  const text = cells.text('complaint').toLowerCase();
  if (text === 'true' || text === '1') return true;
  if (text !== '' && text !== 'false' && text !== '0') {
    cells.fault('complaint', 'flag-invalid', `"${text}" is neither true nor false`);
  }
  return false;
}
