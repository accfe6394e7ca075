import { connect } from 'node:net';

const ANSWER_TIMEOUT_MS = 2_000;

/**
 * Sends the request to 127.0.0.1 and returns what came back until `isComplete` says that it is whole.
 *
 * Null when nobody listens, the connection ends early or the answer takes longer than two seconds.
 */
export function askTcp(
  port: number,
  request: Buffer,
  isComplete: (answer: Buffer) => boolean,
): Promise<Buffer | null> {
  return new Promise((resolve) => {
    let answer: Buffer = Buffer.alloc(0);
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write(request));
    const finish = (result: Buffer | null) => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(ANSWER_TIMEOUT_MS, () => finish(null));
    socket.once('error', () => finish(null));
    socket.once('close', () => finish(null));
    socket.on('data', (chunk: Buffer) => {
      answer = Buffer.concat([answer, chunk]);
      if (isComplete(answer)) finish(answer);
    });
  });
}
