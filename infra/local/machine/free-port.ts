import { createServer } from 'node:net';

/** Below the range (32768-60999) from which Linux gives ports to outgoing connections. */
const FIRST_PORT = 15_000;
const LAST_PORT = 29_999;
const MAX_TRIES = 50;

/**
 * A TCP port on 127.0.0.1 that nobody listens on.
 *
 * Not one the system would hand to an outgoing connection: a server that is stopped and started again on its port
 * would now and then find it taken by a client.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const port = FIRST_PORT + Math.floor(Math.random() * (LAST_PORT - FIRST_PORT + 1));
    if (await isPortFree(port)) return port;
  }
  throw new Error(`Cannot find a free port between ${FIRST_PORT} and ${LAST_PORT} in ${MAX_TRIES} tries`);
}

/** True when a server could listen on the port of 127.0.0.1 now. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}
