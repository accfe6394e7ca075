import { type KafkaConnection, openKafka } from '../connection/kafka-connection.ts';
import { fromKafka } from '../connection/kafka-error.ts';

/** kafkajs's admin client. */
export type KafkaAdmin = ReturnType<ReturnType<typeof openKafka>['admin']>;

/** Does something with kafkajs's admin client, on a connection for this alone. `doing` completes "Cannot …". */
export async function withAdmin<T>(
  connection: KafkaConnection,
  doing: string,
  work: (admin: KafkaAdmin) => Promise<T>,
): Promise<T> {
  const admin = openKafka(connection).admin();
  try {
    await admin.connect();
    return await work(admin);
  } catch (error) {
    throw fromKafka(error, doing);
  } finally {
    await admin.disconnect();
  }
}
