import type { Socket } from 'node:net';
import type { ArmedCut, Arming } from './arming.ts';
import type { Message, Wire } from './wire.ts';

export interface Connection {
  readonly client: Socket;
  readonly upstream: Socket;
  readonly wire: Wire;
  readonly arming: Arming;
}

/** A cut whose request has come on this connection. */
interface OwnCut {
  readonly armed: ArmedCut;
  readonly request: Message;
}

/** How long a server is listened to after its client was cut off: closing at once could take the request back. */
const LINGER_MS = 5_000;

/**
 * Carries the bytes of one connection both ways, unchanged, and cuts it when its turn has come. Of the messages
 * only the heads are read.
 */
export function carry({ client, upstream, wire, arming }: Connection): void {
  const splitRequests = wire.splitRequests();
  const splitReplies = wire.splitReplies();
  let own: OwnCut | undefined;
  let isCutOff = false;

  const cutOff = ({ armed, request }: OwnCut) => {
    if (isCutOff) return;
    isCutOff = true;
    client.destroy();
    armed.done({ request: request.name });
  };
  client.on('data', (chunk: Buffer) => {
    const found = own === undefined ? findCut(splitRequests(chunk), arming) : undefined;
    own ??= found;
    if (found === undefined || found.armed.manner === 'answered') {
      relay(client, upstream, chunk);
      return;
    }
    const delayMs = found.armed.manner === 'late' ? found.armed.lateMs : 0;
    cutOff(found);
    sendLater(upstream, chunk.subarray(0, found.request.end), delayMs);
  });
  upstream.on('data', (chunk: Buffer) => {
    if (isCutOff) return;
    const { replies, isAnswered } = upToAnswer(splitReplies(chunk), own?.request);
    if (!isAnswered) {
      relay(upstream, client, chunk);
      return;
    }
    // Replies to earlier requests arrive; of this one not a byte.
    const last = replies.at(-1);
    if (last !== undefined) client.write(chunk.subarray(0, last.end));
    cutOff(own!);
    upstream.destroy();
  });
  // An error is followed by 'close'.
  client.on('error', () => undefined);
  upstream.on('error', () => undefined);
  client.on('close', () => {
    if (!isCutOff) upstream.destroy();
  });
  upstream.on('close', () => {
    client.destroy();
    // Gone before it answered: between request and reply all the same.
    if (own !== undefined) cutOff(own);
  });
}

function findCut(requests: readonly Message[], arming: Arming): OwnCut | undefined {
  for (const request of requests) {
    const armed = arming.take(request.name);
    if (armed !== undefined) return { armed, request };
  }
  return undefined;
}

/** The replies before the one that is withheld. */
function upToAnswer(replies: readonly Message[], withheld: Message | undefined) {
  const index = withheld === undefined ? -1 : replies.findIndex(({ id }) => id === withheld.id);
  return { replies: replies.slice(0, Math.max(0, index)), isAnswered: index >= 0 };
}

/** Writes on, and stops reading while the other side does not keep up. */
function relay(from: Socket, to: Socket, chunk: Buffer): void {
  if (to.write(chunk)) return;
  from.pause();
  to.once('drain', () => from.resume());
}

function sendLater(upstream: Socket, bytes: Buffer, delayMs: number): void {
  const send = () => upstream.write(bytes);
  if (delayMs === 0) send();
  else setTimeout(send, delayMs);
  setTimeout(() => upstream.destroy(), delayMs + LINGER_MS);
}
