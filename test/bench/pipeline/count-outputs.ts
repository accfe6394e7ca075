import { namesOf, outputTopics } from '@tidemark/pipeline';
import { createWireDecoder } from '@tidemark/stream';
import { committedRecords } from '../../../packages/operations/src/topics/committed-records.ts';
import type { RealContext } from '../../support/real-context.ts';

/** What a deployment has published. */
export interface OutputCounts {
  readonly outputs: number;
  /** Those of them whose cause is a silence: timers that had something to say. */
  readonly timers: number;
}

/** Reads and counts all outputs. */
export async function countOutputs(context: RealContext): Promise<OutputCounts> {
  const { log, registry } = context;
  let outputs = 0;
  let timers = 0;
  for (const { name, contract } of outputTopics) {
    const decoder = createWireDecoder({ registry, codec: contract.schema, now: Date.now });
    for await (const { value } of committedRecords(log, namesOf(context).output(name))) {
      await decoder.prepare([value]);
      const output = decoder.decode(value);
      if (!output.ok) throw new Error(output.detail);
      outputs += 1;
      if (output.value.cause.kind === 'SILENCE') timers += 1;
    }
  }
  return { outputs, timers };
}
