import { createKafkaHarness } from './kafka-harness.ts';
import { logContract } from './log.contract.ts';

logContract('Kafka', createKafkaHarness);
