import { PIPELINE_METRICS, startSegmenter } from '@tidemark/pipeline';
import {
  createKafkaLog,
  createSystemTiming,
  type LoopStep,
  processEnvironment,
  SERVER_ADAPTERS,
  startRuntime,
} from '@tidemark/stream';
import { nodeProcessEvents } from '../../../packages/stream/src/runtime/process-events.ts';
import { openVictim } from './victim.ts';

// The segmenter as it is shipped, but for a loop that reports where it is.
const victim = openVictim();

function trace(step: LoopStep, partition: number, offset: number): void {
  const place = `partition ${partition} before offset ${offset}`;
  if (step === 'stepped' || step === 'committed' || step === 'applied') victim.pass(step, place);
  if (step === 'applied') victim.hasPublished();
}

const code = await startRuntime(
  {
    name: 'segmenter',
    needs: ['store', 'registry'],
    settings: {},
    metrics: PIPELINE_METRICS,
    start: (context) => startSegmenter(context, { recovery: 'refuse', trace }),
  },
  {
    env: processEnvironment(),
    events: nodeProcessEvents(),
    timing: createSystemTiming(),
    adapters: {
      ...SERVER_ADAPTERS,
      openLog: async ({ settings, logger, timing }) =>
        createKafkaLog({
          brokers: settings.KAFKA_BROKERS,
          clientId: 'segmenter-victim',
          sessionTimeoutMs: settings.KAFKA_SESSION_TIMEOUT_MS,
          onTransactionOpen: (transactionalId) => victim.pass('open', transactionalId),
          logger,
          timing,
        }),
    },
  },
);
process.exit(code);
