import { createServer } from 'node:http';
import { outputTopics, sources } from '@tidemark/pipeline';
import { customerEvents, subjectOf } from '@tidemark/schemas';
import { createConfluentRegistry } from '@tidemark/stream';
import { expect, inject, test } from 'vitest';
import { schemaRegistryContract } from './schema-registry.contract.ts';

const run = Date.now().toString(36);
let subjects = 0;
const open = () => createConfluentRegistry({ url: inject('registryUrl') });
const newSubject = () => `contract-${run}-${++subjects}-value`;

schemaRegistryContract('Confluent API', () => ({ registry: open(), subject: newSubject() }));

test.each([...sources, { contract: customerEvents }, ...outputTopics])(
  'the schema of $contract.topic is accepted, found again, and comes back as it was sent',
  async ({ contract }) => {
    const registry = open();
    const subject = `${run}-${subjectOf(contract.topic)}`;

    const id = await registry.register(subject, contract.schema.json, contract.compatibility);

    expect(await registry.idOf(subject, contract.schema.json)).toBe(id);
    expect(JSON.parse((await registry.schemaById(id)) ?? '')).toEqual(JSON.parse(contract.schema.json));
  },
);

test('an address where no registry answers is an outage, never an unknown schema', async () => {
  const wrong = createConfluentRegistry({ url: `${inject('registryUrl')}/nowhere` });

  await expect(wrong.schemaById(1)).rejects.toMatchObject({
    code: 'registry-unavailable',
    isRetryable: true,
  });
  await expect(wrong.latestId('purchases-value')).rejects.toMatchObject({ code: 'registry-unavailable' });
});

test('a refused connection is an outage', async () => {
  const closed = createServer().listen(0);
  const url = addressOf(closed);
  closed.close();

  const asking = createConfluentRegistry({ url }).schemaById(1);

  await expect(asking).rejects.toMatchObject({ code: 'registry-unavailable', isRetryable: true });
});

test.each([
  ['a proxy that has no such route', 404, '{"message":"no Route matched with those values"}'],
  ['a gateway without its upstream', 502, '<html>'],
  ['a login page', 200, '<html>'],
  ['another service', 200, '{"status":"UP"}'],
  ['missing rights', 401, '{"error_code":401,"message":"Unauthorized"}'],
])('%s is an outage', async (_name, status, body) => {
  const stranger = createServer((_request, response) => response.writeHead(status).end(body)).listen(0);

  const asking = createConfluentRegistry({ url: addressOf(stranger) }).schemaById(1);

  await expect(asking).rejects.toMatchObject({ code: 'registry-unavailable' });
  stranger.close();
});

test('a registry that never answers is given up after the time limit', async () => {
  const silent = createServer(() => {}).listen(0);

  const asking = createConfluentRegistry({ url: addressOf(silent), timeoutMs: 100 }).schemaById(1);

  await expect(asking).rejects.toMatchObject({ code: 'registry-unavailable' });
  silent.closeAllConnections();
  silent.close();
});

test('user and password of the address become the request header', async () => {
  const seen: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    seen.push(request.headers.authorization);
    response.end('{"schema":"\\"string\\""}');
  }).listen(0);

  await createConfluentRegistry({ url: addressOf(server).replace('//', '//me:p%40ss@') }).schemaById(1);

  expect(seen).toEqual([`Basic ${Buffer.from('me:p@ss').toString('base64')}`]);
  server.close();
});

function addressOf(server: ReturnType<typeof createServer>): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Cannot find the port: not listening');
  return `http://127.0.0.1:${address.port}`;
}
