import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { type Cut, type CutDone, createArming } from './arming.ts';
import { carry } from './carry.ts';
import type { Wire } from './wire.ts';

/** Stands before a server on 127.0.0.1 and hands bytes on unchanged, until a cut is armed. */
export interface CuttingProxy extends AsyncDisposable {
  readonly port: number;
  /**
   * Cuts the connection of the request that the cut names, on whatever connection it comes; resolves when it has happened.
   * One cut at a time.
   */
  cut(cut: Cut, signal: AbortSignal): Promise<CutDone>;
  /** Drops every connection and takes no other until `unblock`. */
  block(): void;
  unblock(): void;
}

export interface ProxyOptions {
  readonly port: number;
  readonly targetPort: number;
  readonly wire: Wire;
}

export async function startProxy({ port, targetPort, wire }: ProxyOptions): Promise<CuttingProxy> {
  const clients = new Set<Socket>();
  const arming = createArming();
  let isBlocked = false;
  const server = createServer({ noDelay: true }, (client) => {
    if (isBlocked) {
      client.destroy();
      return;
    }
    clients.add(client);
    client.once('close', () => clients.delete(client));
    const upstream = connect({ port: targetPort, host: '127.0.0.1', noDelay: true });
    carry({ client, upstream, wire, arming });
  });
  const dropAll = () => {
    for (const client of clients) client.destroy();
  };
  server.listen({ port, host: '127.0.0.1' });
  await once(server, 'listening');
  return {
    port,
    cut: (cut, signal) => arming.arm(cut, signal),
    block() {
      isBlocked = true;
      dropAll();
    },
    unblock() {
      isBlocked = false;
    },
    async [Symbol.asyncDispose]() {
      server.close();
      dropAll();
      await once(server, 'close');
    },
  };
}
