import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** How slow a server seems behind its proxy. */
export interface Slowness {
  /** Added to every chunk of bytes, in each direction. */
  readonly delayMs: number;
  /** In bursts, nothing passes at all. */
  readonly stall?: { readonly everyMs: number; readonly forMs: number };
}

export interface DelayProxyOptions extends Slowness {
  /** On 127.0.0.1, where it listens. */
  readonly port: number;
  /** On 127.0.0.1, where the server listens. */
  readonly targetPort: number;
}

/** Under way in one direction of a connection before its sender is made to wait, as a full socket would. */
const UNDER_WAY_BYTES = 1_024 * 1_024;

/** Stands before a server and hands its bytes on, unchanged and in order, but late. */
export async function startDelayProxy(options: DelayProxyOptions): Promise<AsyncDisposable> {
  const { port, targetPort } = options;
  const clients = new Set<Socket>();
  const server = createServer({ noDelay: true }, (client) => {
    clients.add(client);
    const upstream = connect({ port: targetPort, host: '127.0.0.1', noDelay: true });
    carryLate(client, upstream, options);
    carryLate(upstream, client, options);
    client.once('close', () => clients.delete(client));
  });
  server.listen({ port, host: '127.0.0.1' });
  await once(server, 'listening');
  return {
    [Symbol.asyncDispose]: async () => {
      server.close();
      for (const client of clients) client.destroy();
      await once(server, 'close');
    },
  };
}

function carryLate(from: Socket, to: Socket, slowness: Slowness): void {
  // One timer at a time: of two that end in the same millisecond, the later one may come first.
  const underWay: { readonly chunk: Buffer; readonly arrivesAt: number }[] = [];
  let bytes = 0;
  let isEnded = false;
  let isWaiting = false;

  const deliver = () => {
    isWaiting = false;
    while (underWay.length > 0 && underWay[0]!.arrivesAt <= performance.now()) {
      const { chunk } = underWay.shift()!;
      bytes -= chunk.length;
      if (!to.destroyed) to.write(chunk);
    }
    if (bytes <= UNDER_WAY_BYTES) from.resume();
    if (underWay.length > 0) waitForNext();
    else if (isEnded) to.destroy();
  };
  const waitForNext = () => {
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(deliver, Math.max(1, (underWay[0]?.arrivesAt ?? 0) - performance.now()));
  };
  from.on('data', (chunk: Buffer) => {
    underWay.push({ chunk, arrivesAt: arrivalOf(performance.now(), slowness) });
    bytes += chunk.length;
    if (bytes > UNDER_WAY_BYTES) from.pause();
    waitForNext();
  });
  // An error is followed by 'close'.
  from.on('error', () => undefined);
  from.on('close', () => {
    isEnded = true;
    waitForNext();
  });
}

/** Later bytes never arrive earlier: who meets a stall waits to its end. */
function arrivalOf(now: number, { delayMs, stall }: Slowness): number {
  const arrivesAt = now + delayMs;
  return stall === undefined ? arrivesAt : arrivesAt + Math.max(0, stall.forMs - (arrivesAt % stall.everyMs));
}
