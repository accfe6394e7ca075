import { askTcp } from '../process/ask-tcp.ts';

/** Metadata, version 1, no client id, an empty (not a null) list of topics: "which brokers are there?" */
const REQUEST_BODY = Buffer.from([0, 3, 0, 1, 0, 0, 0, 1, 0xff, 0xff, 0, 0, 0, 0]);

const SIZE_BYTES = 4;
const CORRELATION_BYTES = 4;

/**
 * True when the broker answers a Metadata request and lists itself.
 *
 * Sooner than that it may listen and still be fenced: the controller has not yet let it lead partitions.
 */
export async function answersMetadata(port: number): Promise<boolean> {
  const size = Buffer.alloc(SIZE_BYTES);
  size.writeInt32BE(REQUEST_BODY.length);
  const answer = await askTcp(port, Buffer.concat([size, REQUEST_BODY]), isWhole);
  return answer !== null && answer.readInt32BE(SIZE_BYTES + CORRELATION_BYTES) > 0;
}

function isWhole(answer: Buffer): boolean {
  return answer.length >= SIZE_BYTES && answer.length >= SIZE_BYTES + answer.readInt32BE(0);
}
