import { encodeSourceCommit } from '@tidemark/stream';
import { expect, test } from 'vitest';
import { aPurchase, appendPurchases } from '../memory-context.fixture.ts';
import { purchases } from '../sources/purchases.ts';
import { readyContext } from './ready-context.fixture.ts';
import { startIntake } from './start-intake.ts';

const strict = { acceptsDead: false };

test('an intake without a starting offset names the ways on', async () => {
  const context = await readyContext();
  const forgetful = { ...context, log: { ...context.log, committed: async () => new Map() } };

  const intake = await startIntake(forgetful, purchases, strict);

  await expect(intake.ended).rejects.toThrow(/tidemark source resume.*tidemark source recreated/);
  await intake.stop();
});

test('another deployment on the same names exits before it subscribes and says so', async () => {
  const context = await readyContext();

  const other = startIntake({ ...context, deployment: 'other' }, purchases, strict);

  await expect(other).rejects.toThrow(/belongs to deployment "test", this service runs as "other"/);
});

test('an intake that stands beyond the end of its source says so and names the way on', async () => {
  const context = await readyContext();
  await appendPurchases(context, [aPurchase(), aPurchase({ eventId: 'o-2' })]);
  const metadata = encodeSourceCommit({ incarnation: 1, dead: '' });
  const group = 'test.purchases';
  await context.admin.commitFor(group, [{ topic: 'purchases', partition: 0, offset: 9, metadata }]);

  const ahead = await startIntake(context, purchases, strict);
  await expect(ahead.ended).rejects.toThrow(/the topic ends at 2\. .*tidemark source recreated/);
  await ahead.stop();
});
