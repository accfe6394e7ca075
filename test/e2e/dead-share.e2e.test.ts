import { namesOf } from '@tidemark/pipeline';
import { expect, test } from 'vitest';
import { openSourceRecords } from '../../packages/simulation/src/driving/source-records.ts';
import { injectedServers } from '../support/injected-servers.ts';
import { pollUntil } from '../support/poll-until.ts';
import { purchaseOf } from '../support/shop-events.ts';
import {
  expectRefused,
  openSmallDeployment,
  type SmallDeployment,
  stop,
} from '../support/small-deployment.ts';

const servers = injectedServers();
/** A fifth of the last 1,000 records. */
const BORNE = 200;
const STARTS = 6;

/** Appends records to partition 0 of the source, three bad ones after every two good ones. */
async function openBadRelease({ context }: SmallDeployment) {
  const topic = namesOf(context).source('purchases');
  const toRecord = await openSourceRecords(context);
  const appender = await context.log.openAppender();
  let sent = 0;
  let bad = 0;
  return {
    bad: () => bad,
    sent: () => sent,
    close: appender.close,
    send: async (count: number) => {
      const records = Array.from({ length: count }, () => {
        sent += 1;
        const at = { topic, partition: 0, key: null };
        if (sent % 5 < 2)
          return { ...toRecord(purchaseOf(`c-${sent % 9}`, `o-${sent}`, 1e12 + sent, 'EUR')), ...at };
        bad += 1;
        return { ...at, value: Buffer.from(`release 2.0 sends ${sent}`) };
      });
      await appender.append(records);
    },
  };
}

async function lettersOf({ context }: SmallDeployment): Promise<number> {
  const bounds = await context.log.bounds(`${namesOf(context).source('purchases')}.dlq`);
  return bounds!.reduce((sum, { start, end }) => sum + end - start, 0);
}

test('an intake that an orchestrator starts again and again does not work its way through bad input', async () => {
  await using shop = await openSmallDeployment('bad-release', servers);
  const { context } = shop;
  const names = namesOf(context);
  const committed = async () =>
    (await context.log.committed(names.intakeGroup('purchases'), names.source('purchases'))).get(0)!.offset;
  const release = await openBadRelease(shop);

  // 1. It comes in little by little while the intake runs: that much is borne, and no more.
  const first = await shop.start('purchases');
  let isOver = false;
  void first.exited.then(() => {
    isOver = true;
  });
  while (!isOver) {
    await release.send(20);
    // Each lot by itself: of one large chunk nothing would be borne.
    await pollUntil('the lot is carried over, or the intake has stopped', async () => {
      return isOver || (await committed()) >= release.sent();
    });
  }
  expect(await first.exited, first.logs()).toEqual({ code: 3, signal: null });
  const stoodAt = await committed();
  expect(stoodAt).toBeGreaterThan(0);

  // 2. It is started again and again, and ever more of it lies there.
  for (let start = 0; start < STARTS; start += 1) {
    await release.send(7 + 300 * start);
    expectRefused(await shop.runToEnd('purchases'), 'of 1,000 records are dead', '--accept-dead');
  }
  const letters = await lettersOf(shop);
  console.log(`${release.bad()} bad records, ${STARTS + 1} starts, ${letters} dead letters`);
  expect(letters).toBeLessThanOrEqual(BORNE);
  expect(await committed()).toBe(stoodAt);
  expect(release.bad()).toBeGreaterThan(2_000);

  // 3. Somebody decides: all of it is set aside.
  const accepting = await shop.start('purchases', '--accept-dead');
  await shop.carriedOver();
  await stop(accepting);
  expect(await lettersOf(shop)).toBe(release.bad());
  await release.close();

  // 4. What is good now passes, though the last 1,000 are bad; the next bad one does not.
  await shop.buy(10);
  const mended = await shop.start('purchases');
  const segmenter = await shop.start('segmenter');
  await shop.carriedOver();
  await shop.folded();
  const audit = await shop.tidemark('audit');
  expect(audit.code, audit.stdout).toBe(0);
  await pollUntil('the mended intake still runs', () => !mended.logs().includes('cannot go on'));
  await stop(mended);
  await stop(segmenter);
});
