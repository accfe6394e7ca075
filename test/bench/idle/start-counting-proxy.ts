import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** The requests that idle services make, by Kafka's numbers; every other one is named by its number. */
const API_NAMES: ReadonlyMap<number, string> = new Map([
  [0, 'Produce'],
  [1, 'Fetch'],
  [2, 'ListOffsets'],
  [3, 'Metadata'],
  [8, 'OffsetCommit'],
  [9, 'OffsetFetch'],
  [10, 'FindCoordinator'],
  [12, 'Heartbeat'],
]);
const SIZE_BYTES = 4;
/** int16 key, int16 version, int32 correlation id, int16 length of the client id. */
const CLIENT_ID_AT = 10;

/** Requests by client id, then by what they ask for. */
export type RequestCounts = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Stands before a Kafka on 127.0.0.1, hands bytes on unchanged and counts requests. */
export interface CountingProxy extends AsyncDisposable {
  /** What has been asked for since the last call. */
  take(): RequestCounts;
}

export async function startCountingProxy(port: number, targetPort: number): Promise<CountingProxy> {
  const sockets = new Set<Socket>();
  let counts = new Map<string, Map<string, number>>();
  const count = (clientId: string, name: string) => {
    const ofClient = counts.get(clientId) ?? new Map<string, number>();
    counts.set(clientId, ofClient.set(name, (ofClient.get(name) ?? 0) + 1));
  };
  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connect({ port: targetPort, host: '127.0.0.1', noDelay: true });
    const readFrames = splitFrames((frame) => {
      const key = frame.readInt16BE(0);
      const clientIdEnd = CLIENT_ID_AT + Math.max(0, frame.readInt16BE(CLIENT_ID_AT - 2));
      count(frame.toString('utf8', CLIENT_ID_AT, clientIdEnd), API_NAMES.get(key) ?? `request ${key}`);
    });
    client.on('data', readFrames);
    client.pipe(upstream).pipe(client);
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      // An error is followed by 'close'.
      socket.on('error', () => undefined);
      socket.once('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  server.listen({ port, host: '127.0.0.1' });
  await once(server, 'listening');
  return {
    take() {
      const taken = counts;
      counts = new Map();
      return taken;
    },
    async [Symbol.asyncDispose]() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}

/** Calls back with each frame behind its size. Whole frames are held: idle requests are small. */
function splitFrames(onFrame: (frame: Buffer) => void): (chunk: Buffer) => void {
  let held: Buffer = Buffer.alloc(0);
  return (chunk) => {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    while (held.length >= SIZE_BYTES && held.length >= SIZE_BYTES + held.readInt32BE(0)) {
      const end = SIZE_BYTES + held.readInt32BE(0);
      onFrame(held.subarray(SIZE_BYTES, end));
      held = held.subarray(end);
    }
  };
}
