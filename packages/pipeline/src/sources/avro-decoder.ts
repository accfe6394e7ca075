import type { WireSchema } from '@tidemark/schemas';
import { createWireDecoder } from '@tidemark/stream';
import type { Source } from './source.ts';

/** Opens the decoder of a source whose values are Avro in a Confluent frame, whichever registered schema wrote them. */
export function avroDecoder<T>(codec: WireSchema<T>): Source<T>['openDecoder'] {
  return ({ registry, timing }) => createWireDecoder({ registry, codec, now: timing.now });
}
