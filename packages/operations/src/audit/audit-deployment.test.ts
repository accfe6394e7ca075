import { decodeState } from '@tidemark/core';
import type { LogRecord, PartitionStore, ServiceContext, StoreWrite } from '@tidemark/stream';
import { beforeAll, describe, expect, test } from 'vitest';
import { auditDeployment } from './audit-deployment.ts';
import { aShop, faultsOf, publishedIn } from './audited-shop.fixture.ts';
import { isClean } from './is-clean.ts';

const quietly = { sample: undefined, onFolded: () => undefined };

test('a deployment that nobody harmed audits clean, and every customer and output was compared', async () => {
  const context = await aShop();

  const report = await auditDeployment(context, quietly);

  expect(isClean(report)).toBe(true);
  const sizes = await Promise.all([0, 1, 2, 3].map((each) => context.store.partition(each).size(0)));
  expect(report.partitions.map(({ customers }) => customers)).toEqual(sizes.map(({ states }) => states));
  expect(report.partitions.map(({ dues }) => dues)).toEqual(sizes.map(({ dues }) => dues));
  for (const { partition, outputs, applied, committed, end } of report.partitions) {
    const changes = await recordsOf(context, 'segment-changes', partition);
    const alerts = await recordsOf(context, 'churn-alerts', partition);
    const followUps = await recordsOf(context, 'follow-ups', partition);
    expect(outputs).toBe(changes.length + alerts.length + followUps.length);
    expect(applied).toBe(committed);
    expect(committed).toBe(end);
  }
});

test('a deployment whose ticks fire and sweep a few customers at a time audits clean, batches or not', async () => {
  const limits = { timersPerTick: 2, sweepPerTick: 1 };
  const context = await aShop(90, { limits, settles: 'at-end' });

  const report = await auditDeployment(context, quietly);

  expect(report.partitions.flatMap(({ faults }) => faults.first)).toEqual([]);
  expect(report.partitions.every(({ outputs }) => outputs > 20)).toBe(true);
});

test('a sample compares its customers and their outputs, the same ones each time, and the counters of all', async () => {
  const context = await aShop();
  const sample = { kind: 'share', share: 0.3 } as const;

  const once = await auditDeployment(context, { ...quietly, sample });
  const again = await auditDeployment(context, { ...quietly, sample });
  await writeTo(context, 0, { counts: [['rfm:champions', 1_000]] });
  const harmed = await auditDeployment(context, { ...quietly, sample });

  expect(isClean(once)).toBe(true);
  expect(again).toEqual(once);
  const compared = once.partitions.reduce((sum, { customers }) => sum + customers, 0);
  expect(compared).toBeGreaterThan(5);
  expect(compared).toBeLessThan(30);
  expect(harmed.partitions[0]?.faults.counts).toEqual(new Map([['counter-differs', 1]]));
});

test('what retention has taken from the public topics is not missed', async () => {
  const context = await aShop();
  const { partition } = (await publishedIn(context, 'segment-changes'))[0]!;
  const start = (await publishedIn(context, 'segment-changes'))[10]!.offset;
  const shortened = withLog(context, {
    bounds: async (topic) =>
      (await context.log.bounds(topic))?.map((each) =>
        topic === 'segment-changes' && each.partition === partition ? { ...each, start } : each,
      ),
  });

  const report = await auditDeployment(shortened, quietly);

  expect(isClean(report)).toBe(true);
  expect(report.partitions[partition]?.expiredOutputs).toBe(10);
});

describe('an audit of a running system', () => {
  test('goes on to where the state has moved while it was read', async () => {
    const context = await aShop();
    const behind = await oneWriteBehind(context);

    const report = await auditDeployment(behind, quietly);

    expect(isClean(report)).toBe(true);
  });

  test('says so when the state goes back while it is read', async () => {
    const context = await aShop(5);
    let looks = 0;
    const losing = withStore(context, (store) => ({
      ...store,
      read: async (ids) => ({ ...(await store.read(ids)), applied: looks++ < 1 ? undefined : 1 }),
    }));

    await expect(auditDeployment(losing, quietly)).rejects.toThrow('its state went back from');
  });

  test('says so when the state never stands still', async () => {
    const context = await aShop(5);
    let moves = 0;
    const restless = withStore(context, (store) => ({
      ...store,
      readFields: async (names) => {
        const read = await store.readFields(names);
        return names.length === 0 ? { ...read, applied: (read.applied ?? 0) + (moves++ % 2) * 0.5 } : read;
      },
    }));

    await expect(auditDeployment(restless, quietly)).rejects.toThrow('--sample');
  });
});

describe('an audit finds', () => {
  let context: ServiceContext;
  let customer: string;
  let partition: number;
  let records: readonly LogRecord[];

  beforeAll(async () => {
    context = await aShop();
    records = await publishedIn(context, 'segment-changes');
    ({ partition } = records[0]!);
    customer = String(records[0]!.key);
  });

  test('a state that is another, field by field', async () => {
    const [bytes] = (await context.store.partition(partition).read([customer])).states;
    const other = records.find(({ key }) => String(key) !== customer)!;
    const [foreign] = (await context.store.partition(partition).read([String(other.key)])).states;
    const harmed = withState(context, partition, customer, foreign);

    const [fault, ...rest] = await faultsOf(harmed);

    expect(rest).toEqual([]);
    expect(fault).toMatchObject({ kind: 'state-differs', partition, subject: customer });
    const { lastPurchaseAt } = decodeState(bytes!);
    expect(fault?.expected).toMatchObject({ lastPurchaseAt });
    expect(fault?.expected).not.toHaveProperty('cancellations');
  });

  test('a state with a changed bit', async () => {
    const [bytes] = (await context.store.partition(partition).read([customer])).states;
    const changed = Buffer.from(bytes!);
    changed[5]! ^= 1;

    const [fault] = await faultsOf(withState(context, partition, customer, changed));

    expect(fault).toMatchObject({ kind: 'state-differs', subject: customer });
    expect(fault?.found).toContain('checksum');
  });

  test('a customer who is missing, and one whom nobody knows', async () => {
    const missing = await faultsOf(withState(context, partition, customer, undefined));
    const [bytes] = (await context.store.partition(partition).read([customer])).states;
    const unknown = await faultsOf(withState(context, partition, 'nobody', bytes));

    expect(missing).toMatchObject([{ kind: 'customer-missing', subject: customer, found: undefined }]);
    expect(unknown).toContainEqual(
      expect.objectContaining({ kind: 'customer-unknown', subject: 'nobody', expected: undefined }),
    );
  });

  test('a due entry that is missing, and one that stands elsewhere', async () => {
    const lacking = withStore(context, (store) => ({
      ...store,
      dueAfter: async (after, limit) =>
        (await store.dueAfter(after, limit)).filter(({ id }) => id !== customer),
    }));
    const late = withStore(context, (store) => ({
      ...store,
      dueAfter: async (after, limit) =>
        (await store.dueAfter(after, limit)).map((entry) =>
          entry.id === customer ? { ...entry, due: 7 } : entry,
        ),
    }));

    expect(await faultsOf(lacking)).toMatchObject([{ kind: 'due-missing', subject: customer }]);
    expect((await faultsOf(late)).map(({ kind, found }) => [kind, found])).toEqual([
      ['due-missing', 7],
      ['due-unexpected', 7],
    ]);
  });

  test('stream time and source positions that are not those of the log', async () => {
    const harmed = withStore(context, (store) => ({
      ...store,
      readFields: async (names) => {
        const { applied, fields } = await store.readFields(names);
        return {
          applied,
          fields: names.map((name, at) => (name === 'time' ? Buffer.from('1') : fields[at])),
        };
      },
    }));

    expect(await faultsOf(harmed)).toContainEqual(
      expect.objectContaining({ kind: 'memory-differs', subject: 'time', found: 1 }),
    );
  });

  test('a memory that cannot be read', async () => {
    const harmed = withStore(context, (store) => ({
      ...store,
      readFields: async (names) => {
        const { applied, fields } = await store.readFields(names);
        return {
          applied,
          fields: names.map((name, at) => (name === 'time' ? Buffer.from('?') : fields[at])),
        };
      },
    }));

    expect(await faultsOf(harmed)).toContainEqual(
      expect.objectContaining({ kind: 'memory-differs', subject: 'reserved fields' }),
    );
  });

  test('an output published a second time by somebody else', async () => {
    const fresh = await aShop();
    const [twice] = await publishedIn(fresh, 'segment-changes');
    const appender = await fresh.log.openAppender();
    await appender.append([{ ...twice!, headers: twice!.headers }]);

    const [fault, ...rest] = await faultsOf(fresh);

    expect(rest).toEqual([]);
    expect(fault).toMatchObject({ kind: 'output-twice', subject: String(twice!.headers['ce_id']) });
  });

  test('an output that the fold does not publish, with or without an identity', async () => {
    const fresh = await aShop();
    const [one] = await publishedIn(fresh, 'churn-alerts');
    const appender = await fresh.log.openAppender();
    await appender.append([
      { ...one!, headers: { ...one!.headers, ce_id: `${String(one!.key)}:99` } },
      { ...one!, headers: {} },
    ]);

    expect((await faultsOf(fresh)).map(({ kind, subject }) => [kind, subject])).toEqual([
      ['output-unknown', `${String(one!.key)}:99`],
      ['output-unknown', expect.stringContaining('without ce_id')],
    ]);
  });

  test('a gap in a chain, at its beginning, within and at its end', async () => {
    for (const at of [0, 5, records.length - 1]) {
      const lost = records[at]!;

      const faults = await faultsOf(withRecords(context, (record) => !isSame(record, lost)));

      expect(faults).toMatchObject([{ kind: 'output-missing', subject: String(lost.headers['ce_id']) }]);
    }
  });

  test('an output with other content', async () => {
    const changed = records[3]!;
    const foreign = records[4]!;
    const harmed = withRecords(context, (record) =>
      isSame(record, changed) ? { ...record, value: foreign.value } : true,
    );

    const [fault] = await faultsOf(harmed);

    expect(fault).toMatchObject({
      kind: 'output-differs',
      subject: String(changed.headers['ce_id']),
      found: { eventId: String(foreign.headers['ce_id']) },
    });
  });

  test('offsets that do not fit: a state without its log, a log without its begin', async () => {
    const empty = withStore(context, (store) => ({
      ...store,
      readFields: async (names) => ({ applied: undefined, fields: names.map(() => undefined) }),
    }));
    const cut = withLog(context, {
      bounds: async (topic) =>
        (await context.log.bounds(topic))?.map((each) => ({ ...each, start: each.partition === 1 ? 3 : 0 })),
    });

    expect((await faultsOf(empty))[0]).toMatchObject({ kind: 'offsets-misfit', subject: 'A' });
    await expect(faultsOf(cut)).resolves.toContainEqual(expect.objectContaining({ kind: 'log-not-whole' }));
  });
});

async function recordsOf({ log }: ServiceContext, topic: string, partition: number) {
  const records: LogRecord[] = [];
  for await (const record of log.read({ topic, partition, from: 0, isolation: 'read_committed' }))
    records.push(record);
  return records;
}

function isSame(left: LogRecord, right: LogRecord): boolean {
  return left.topic === right.topic && left.partition === right.partition && left.offset === right.offset;
}

async function writeTo(context: ServiceContext, partition: number, write: Partial<StoreWrite>) {
  const store = context.store.partition(partition);
  const { applied } = await store.readFields([]);
  const nothing = { states: [], dues: [], fields: [], counts: [] };
  await store.write({ expected: applied, next: applied!, ...nothing, ...write });
}

function withStore(context: ServiceContext, wrap: (store: PartitionStore) => PartitionStore): ServiceContext {
  return {
    ...context,
    store: { ...context.store, partition: (each) => wrap(context.store.partition(each)) },
  };
}

function withLog(context: ServiceContext, log: Partial<ServiceContext['log']>): ServiceContext {
  return { ...context, log: { ...context.log, ...log } };
}

/** Another state for a customer of a partition; undefined: none. */
function withState(
  context: ServiceContext,
  partition: number,
  customerId: string,
  state: Buffer | undefined,
): ServiceContext {
  const states = new Map([[customerId, state]]);
  return withStore(context, (store) => ({
    ...store,
    ...(store.partition === partition ? replacing(store, states) : {}),
  }));
}

function replacing(
  store: PartitionStore,
  states: ReadonlyMap<string, Buffer | undefined>,
): Pick<PartitionStore, 'read' | 'scan'> {
  return {
    read: async (ids) => {
      const read = await store.read(ids);
      return {
        ...read,
        states: ids.map((id, at) => (states.has(id) ? states.get(id) : read.states[at])),
      };
    },
    async *scan() {
      for await (const entry of store.scan()) if (!states.has(entry[0])) yield entry;
      for (const [id, bytes] of states) if (bytes !== undefined) yield [id, bytes] as const;
    },
  };
}

/** The log without some records, or with others in their place. */
function withRecords(
  context: ServiceContext,
  change: (record: LogRecord) => boolean | LogRecord,
): ServiceContext {
  return withLog(context, {
    async *read(options) {
      for await (const record of context.log.read(options)) {
        const changed = change(record);
        if (changed !== false) yield changed === true ? record : changed;
      }
    },
  });
}

/** A system whose last tick is applied only after the audit has begun to compare states. */
async function oneWriteBehind(context: ServiceContext): Promise<ServiceContext> {
  let looks = 0;
  const earlier = await aShop(59);
  return withStore(context, (store) => {
    const before = earlier.store.partition(store.partition);
    const current = () => (looks++ < 3 ? before : store);
    return {
      ...store,
      read: (ids) => current().read(ids),
      readFields: (names) => current().readFields(names),
      peekFields: (names) => current().peekFields(names),
    };
  });
}
