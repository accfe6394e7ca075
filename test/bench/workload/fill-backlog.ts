import type { Purchase } from '@tidemark/schemas';
import type { NewRecord, ServiceContext } from '@tidemark/stream';
import { openSourceEncoder } from './source-encoder.ts';

/** Records of one append; several appends follow each other, so that source order is the stream's. */
const APPEND_RECORDS = 5_000;

/** Appends all purchases to the deployment's source topic. */
export async function fillBacklog(context: ServiceContext, purchases: Iterable<Purchase>): Promise<void> {
  const toRecord = await openSourceEncoder(context);
  const appender = await context.log.openAppender();
  let records: NewRecord[] = [];
  for (const purchase of purchases) {
    records.push(toRecord(purchase));
    if (records.length < APPEND_RECORDS) continue;
    await appender.append(records);
    records = [];
  }
  if (records.length > 0) await appender.append(records);
  await appender.close();
}
