import { retail } from '@tidemark/core';
import { outputTopics, startEmbedded } from '@tidemark/pipeline';
import type { LogRecord, ServiceContext } from '@tidemark/stream';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditDeployment } from '../../packages/operations/src/audit/audit-deployment.ts';
import { isClean } from '../../packages/operations/src/audit/is-clean.ts';
import { simulateShop } from '../../packages/simulation/src/shop/simulate-shop.ts';
import { injectedServers } from '../support/injected-servers.ts';
import { openRealContext, type RealContext } from '../support/real-context.ts';
import { type CommandResult, runCommand, TIDEMARK } from '../support/run-command.ts';
import { serviceEnvironment } from '../support/service-process.ts';
import { drive, simulatedDeployment, utc } from '../support/simulated-deployment.ts';

const NAME = 'audited';
const servers = injectedServers();
const env = serviceEnvironment(NAME, servers);
const deployment = simulatedDeployment(NAME, 'USD', 3);

const quietly = { sample: undefined, onFolded: () => undefined };
const audit = (...options: readonly string[]) => runCommand([TIDEMARK, 'audit', ...options], env);

interface JsonReport {
  readonly partitions: readonly {
    readonly customers: number;
    readonly outputs: number;
    readonly faults: readonly { readonly kind: string; readonly subject: string }[];
  }[];
}

function reportOf({ stdout }: CommandResult): JsonReport {
  return JSON.parse(stdout);
}

async function publishedRecords({ log }: ServiceContext, topic: string): Promise<readonly LogRecord[]> {
  const records: LogRecord[] = [];
  for (const { partition, start: from } of (await log.bounds(topic)) ?? []) {
    for await (const record of log.read({ topic, partition, from, isolation: 'read_committed' }))
      records.push(record);
  }
  return records;
}

describe('tidemark audit on real servers', () => {
  let context: RealContext;
  let redis: Redis;

  beforeAll(async () => {
    context = await openRealContext(NAME, servers);
    redis = new Redis(servers.redisUrl);
  });
  afterAll(async () => {
    redis.disconnect();
    await context[Symbol.asyncDispose]();
  });

  test('a shop audits clean while it is being driven, and again when it is not', async () => {
    const pipeline = await startEmbedded(context, { deployment, policy: retail });
    const audits: Promise<CommandResult>[] = [];
    await drive(
      context,
      simulateShop({
        seed: 'audited',
        customers: 300,
        startAt: Date.parse('2025-01-01T00:00:00Z'),
        days: 24,
        zone: utc,
        currency: 'USD',
      }),
      {
        onDay: (day) => {
          if (day === 5 || day === 14) audits.push(audit('--json'));
        },
      },
    );
    const live = await Promise.all(audits);
    await pipeline.stop();
    const after = await audit('--json');
    const readable = await audit('--sample', '20%');

    for (const { code, stdout, stderr } of live) {
      expect({ code, stderr }, stdout).toEqual({ code: 0, stderr: '' });
    }
    expect(after).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('"isClean": true') });
    const { partitions } = reportOf(after);
    const outputs = await Promise.all(
      outputTopics.map(({ name }) => publishedRecords(context, `${NAME}.${name}`)),
    );
    expect(partitions.reduce((sum, each) => sum + each.outputs, 0)).toBe(outputs.flat().length);
    expect(partitions.reduce((sum, each) => sum + each.customers, 0)).toBeGreaterThan(100);
    expect(readable).toMatchObject({ code: 0 });
    expect(readable.stdout).toContain('a sample of 20 % of the customers compared');
    expect(readable.stdout).toContain('No differences');
  });

  test('each harm to the store is found and named', async () => {
    const [{ key, partition }] = (await publishedRecords(context, `${NAME}.segment-changes`)) as [LogRecord];
    const customer = String(key);
    const tag = `${NAME}:{${partition}}`;
    const state = (await redis.hgetBuffer(`${tag}:state`, customer))!;
    const due = (await redis.zscore(`${tag}:due`, customer))!;
    const changed = Buffer.from(state);
    changed[7]! ^= 4;
    const harms = [
      {
        kind: 'state-differs',
        subject: customer,
        harm: () => redis.hset(`${tag}:state`, customer, changed),
        mend: () => redis.hset(`${tag}:state`, customer, state),
      },
      {
        kind: 'customer-missing',
        subject: customer,
        harm: () => redis.hdel(`${tag}:state`, customer),
        mend: () => redis.hset(`${tag}:state`, customer, state),
      },
      {
        kind: 'due-missing',
        subject: customer,
        harm: () => redis.zrem(`${tag}:due`, customer),
        mend: () => redis.zadd(`${tag}:due`, due, customer),
      },
      {
        kind: 'counter-differs',
        subject: 'rfm:champions',
        harm: () => redis.hincrby(`${tag}:hist`, 'rfm:champions', 1),
        mend: () => redis.hincrby(`${tag}:hist`, 'rfm:champions', -1),
      },
    ];

    for (const { kind, subject, harm, mend } of harms) {
      await harm();
      const harmed = await auditDeployment(context, quietly);
      await mend();

      expect(isClean(harmed)).toBe(false);
      const faults = harmed.partitions.flatMap((each) => each.faults.first);
      expect(faults).toContainEqual(expect.objectContaining({ kind, subject, partition }));
    }
    expect(isClean(await auditDeployment(context, quietly))).toBe(true);
  });

  test('a gap in a copy of the outputs is found, and ends in exit code 1', async () => {
    const copy = `${NAME}-copy.`;
    const records = await publishedRecords(context, `${NAME}.segment-changes`);
    const lost = records[Math.floor(records.length / 2)]!;
    await copyTopics(context, copy, (record) => record !== lost, records);

    const gap = await runCommand([TIDEMARK, 'audit', '--json'], { ...env, TIDEMARK_TOPIC_PREFIX: copy });

    expect(gap.code, gap.stderr).toBe(1);
    const faults = reportOf(gap).partitions.flatMap((each) => each.faults);
    expect(faults).toMatchObject([{ kind: 'output-missing', subject: String(lost.headers['ce_id']) }]);
  });

  test('an output that a plain producer publishes once more is found, and described in a sentence', async () => {
    const [twice] = (await publishedRecords(context, `${NAME}.segment-changes`)) as [LogRecord];
    const appender = await context.log.openAppender();
    await appender.append([{ ...twice, headers: twice.headers }]);

    const { code, stdout } = await audit();

    expect(code).toBe(1);
    expect(stdout).toContain(
      `${String(twice.headers['ce_id'])}: an output was published twice [output-twice]`,
    );
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('1 difference: output-twice 1');
  });
});

/** Copies log and outputs under another prefix, with the progress offsets, but for the changes that are not kept. */
async function copyTopics(
  context: ServiceContext,
  prefix: string,
  keep: (change: LogRecord) => boolean,
  changes: readonly LogRecord[],
): Promise<void> {
  const { log, admin } = context;
  const topics = ['customer-events', ...outputTopics.map(({ name }) => name)];
  const { partitions } = deployment;
  await admin.createTopics(topics.map((topic) => ({ topic: `${prefix}${topic}`, partitions, config: {} })));
  const schemas = context.registry;
  const appender = await log.openAppender();
  for (const topic of topics) {
    const isChanges = topic === 'segment-changes';
    const records = isChanges ? changes.filter(keep) : await publishedRecords(context, `${NAME}.${topic}`);
    await appender.append(records.map((record) => ({ ...record, topic: `${prefix}${topic}` })));
    const id = await schemas.latestId(`${NAME}.${topic}-value`);
    const schema = (await schemas.schemaById(id!))!;
    const mode = topic === 'customer-events' ? 'BACKWARD_TRANSITIVE' : 'FULL_TRANSITIVE';
    await schemas.register(`${prefix}${topic}-value`, schema, mode);
  }
  const group = `${NAME}.segmenter.progress`;
  const committed = await log.committed(group, `${NAME}.customer-events`);
  const moved = [...committed.values()].map((each) => ({ ...each, topic: `${prefix}customer-events` }));
  await admin.commitFor(group, moved);
}
