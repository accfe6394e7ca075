import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { freePort } from '../../../infra/local/index.ts';
import { pollUntil } from '../../support/poll-until.ts';
import type { CutManner } from './arming.ts';
import { redisWire } from './redis-wire.ts';
import { type CuttingProxy, startProxy } from './start-proxy.ts';

const signal = AbortSignal.timeout(30_000);
const PING = '*1\r\n$4\r\nPING\r\n';
const SCRIPT = '*2\r\n$7\r\nEVALSHA\r\n$3\r\nf00\r\n';

/** A server that notes what it gets and answers each request by how many it had. */
async function startCounting(): Promise<{ server: Server; got: () => string }> {
  let got = '';
  const server = createServer((socket) => {
    let answered = 0;
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      got += chunk.toString();
      for (const _ of chunk.toString().matchAll(/\*/g)) socket.write(`:${++answered}\r\n`);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, got: () => got };
}

/** A client and all that it hears until it is cut off. */
function openClient({ port }: CuttingProxy): {
  socket: Socket;
  heard: () => string;
  isClosed: () => boolean;
} {
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    heard += chunk.toString();
  });
  return { socket, heard: () => heard, isClosed: () => socket.closed };
}

async function proxyBefore({ server }: { readonly server: Server }): Promise<CuttingProxy> {
  const { port: targetPort } = server.address() as AddressInfo;
  return startProxy({ port: await freePort(), targetPort, wire: redisWire });
}

test.each<CutManner>(['at-once', 'answered', 'late'])(
  'a request cut %s reaches the server, and its reply never the client',
  async (manner) => {
    const counting = await startCounting();
    await using proxy = await proxyBefore(counting);
    const client = openClient(proxy);
    const cut = proxy.cut({ requests: ['EVALSHA'], passings: 1, manner, lateMs: 200 }, signal);

    client.socket.write(`${PING}${SCRIPT}`);
    await pollUntil('both are answered', () => client.heard() === ':1\r\n:2\r\n');
    client.socket.write(SCRIPT);
    await pollUntil('the client is cut off', client.isClosed);
    const gotBefore = counting.got();
    await pollUntil('the request has come', () => counting.got() === PING + SCRIPT + SCRIPT);
    counting.server.close();

    expect(await cut).toEqual({ request: 'EVALSHA' });
    expect(client.heard()).toBe(':1\r\n:2\r\n');
    if (manner === 'late') expect(gotBefore).toBe(PING + SCRIPT);
  },
);

test('of an answer withheld the answers before it arrive', async () => {
  const counting = await startCounting();
  await using proxy = await proxyBefore(counting);
  const client = openClient(proxy);
  const cut = proxy.cut({ requests: ['EVALSHA'], passings: 0, manner: 'answered', lateMs: 0 }, signal);

  client.socket.write(`${PING}${PING}${SCRIPT}`);
  await pollUntil('the client is cut off', client.isClosed);
  await cut;
  counting.server.close();

  expect(client.heard()).toBe(':1\r\n:2\r\n');
});

test('a blocked proxy drops its clients and takes no other', async () => {
  const counting = await startCounting();
  await using proxy = await proxyBefore(counting);
  const client = openClient(proxy);
  client.socket.write(PING);
  await pollUntil('it is answered', () => client.heard() !== '');

  proxy.block();
  await pollUntil('the client is cut off', client.isClosed);
  const late = openClient(proxy);
  await pollUntil('the second is cut off', late.isClosed);
  proxy.unblock();
  const last = openClient(proxy);
  last.socket.write(PING);
  await pollUntil('the third is answered', () => last.heard() === ':1\r\n');
  last.socket.destroy();
  counting.server.close();
});

test('a cut that waits in vain says so, and another can be armed', async () => {
  const counting = await startCounting();
  await using proxy = await proxyBefore(counting);
  const cut = { requests: ['EVALSHA'], passings: 0, manner: 'at-once', lateMs: 0 } as const;

  await expect(proxy.cut(cut, AbortSignal.timeout(50))).rejects.toThrow('timeout');
  const again = proxy.cut(cut, signal);
  await expect(proxy.cut(cut, signal)).rejects.toThrow('another cut waits');
  openClient(proxy).socket.write(SCRIPT);
  counting.server.close();

  expect(await again).toEqual({ request: 'EVALSHA' });
});
