import { createKafkaHarness } from '../log/kafka-harness.ts';
import { logAdminContract } from './log-admin.contract.ts';

logAdminContract('Kafka', createKafkaHarness);
