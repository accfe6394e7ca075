import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { freePort } from '../../../infra/local/index.ts';
import { startDelayProxy } from './start-delay-proxy.ts';

test.each([{ delayMs: 20 }, { delayMs: 20, stall: { everyMs: 40, forMs: 15 } }])(
  'bytes come late, whole and in order, in both directions: %o',
  async (slowness) => {
    const targetPort = await freePort();
    const server = createServer((socket) => socket.pipe(socket)).listen(targetPort, '127.0.0.1');
    const port = await freePort();
    await using _ = await startDelayProxy({ port, targetPort, ...slowness });
    const client = connect(port, '127.0.0.1');
    const sent = Buffer.alloc(3_000_000);
    for (let at = 0; at < sent.length; at += 4) sent.writeUInt32BE(at, at);

    const startedAt = performance.now();
    client.write(sent);
    const got: Buffer[] = [];
    let length = 0;
    while (length < sent.length) {
      const [chunk] = (await once(client, 'data')) as [Buffer];
      if (got.length === 0) expect(performance.now() - startedAt).toBeGreaterThanOrEqual(39);
      got.push(chunk);
      length += chunk.length;
    }

    expect(Buffer.concat(got).equals(sent)).toBe(true);
    client.destroy();
    server.close();
  },
);
