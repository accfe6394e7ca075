import type { Cells } from './cells.ts';

/** What an intake accepts as a customer's id; an event's id is held to the same. */
const MOST_BYTES = 256;

/** The id in the column, exactly as it stands there; '' when there is none, which only an event may have. */
export function readId(cells: Cells, column: 'customer_id' | 'event_id'): string {
  const text = cells.text(column);
  const code = column === 'customer_id' ? 'customer-id-invalid' : 'event-id-invalid';
  if (text === '' && column === 'customer_id') {
    cells.fault(column, code, 'it is empty; every row needs its customer');
  }
  if (text.startsWith('\0')) cells.fault(column, code, 'it begins with a zero byte');
  if (text.length > MOST_BYTES / 4 && Buffer.byteLength(text) > MOST_BYTES) {
    cells.fault(column, code, `it is longer than ${MOST_BYTES} bytes`);
  }
  return text;
}
