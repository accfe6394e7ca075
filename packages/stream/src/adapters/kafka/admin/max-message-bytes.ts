import kafkajs, { type ConfigEntries } from 'kafkajs';
import { refusal } from '../../../errors/refusal.ts';
import { hasCode, TidemarkError } from '../../../errors/tidemark-error.ts';
import type { KafkaConnection } from '../connection/kafka-connection.ts';
import { hasProtocolType } from '../connection/kafka-error.ts';
import { repeatWhile } from '../connection/repeat-while.ts';
import { type KafkaAdmin, withAdmin } from './with-admin.ts';

const MAX_MESSAGE_BYTES = 'max.message.bytes';
const { ConfigResourceTypes, ConfigSource } = kafkajs;

/** A setting is acknowledged a moment before the broker applies it. */
const APPLYING = {
  deadlineMs: 30_000,
  pauseMs: 20,
  isWorthAnother: (error: unknown) => hasCode(error, 'log-unavailable'),
} as const;

/** The limit in force, whether the topic's own or the broker's; undefined when there is no such topic. */
export async function fetchMaxMessageBytes(
  connection: KafkaConnection,
  topic: string,
): Promise<number | undefined> {
  return withAdmin(connection, `read the settings of "${topic}"`, async (admin) => {
    const settings = await settingsOf(admin, topic);
    return settings && maxMessageBytesOf(settings);
  });
}

/**
 * Raises the limit where it is lower. kafkajs replaces all that was set for a topic by what it is given, so that the rest
 * is given again. Waits until the broker shows the new limit: whoever asked before would take the old one for it, and by a
 * lower raise lower it.
 */
export async function raiseMaxMessageBytes(
  connection: KafkaConnection,
  topic: string,
  bytes: number,
): Promise<void> {
  await withAdmin(connection, `raise ${MAX_MESSAGE_BYTES} of "${topic}" to ${bytes}`, async (admin) => {
    const settings = await settingsOf(admin, topic);
    if (settings === undefined) {
      throw refusal(`Cannot raise ${MAX_MESSAGE_BYTES} of "${topic}": it does not exist`);
    }
    if (maxMessageBytesOf(settings) >= bytes) return;
    const kept = settings
      .filter(
        ({ configName, configSource }) =>
          configSource === ConfigSource.TOPIC_CONFIG && configName !== MAX_MESSAGE_BYTES,
      )
      .map(({ configName, configValue }) => ({ name: configName, value: configValue }));
    const configEntries = [...kept, { name: MAX_MESSAGE_BYTES, value: String(bytes) }];
    await admin.alterConfigs({
      validateOnly: false,
      resources: [{ type: ConfigResourceTypes.TOPIC, name: topic, configEntries }],
    });
    await repeatWhile({ timing: connection.timing, ...APPLYING }, async () => {
      const applied = await settingsOf(admin, topic);
      if (applied !== undefined && maxMessageBytesOf(applied) >= bytes) return;
      throw new TidemarkError(
        'log-unavailable',
        `The broker does not show the new ${MAX_MESSAGE_BYTES} of "${topic}" yet`,
        { isRetryable: true },
      );
    });
  });
}

async function settingsOf(admin: KafkaAdmin, topic: string): Promise<readonly ConfigEntries[] | undefined> {
  try {
    const resources = [{ type: ConfigResourceTypes.TOPIC, name: topic }];
    const described = await admin.describeConfigs({ resources, includeSynonyms: false });
    return described.resources[0]!.configEntries;
  } catch (error) {
    if (hasProtocolType(error, 'UNKNOWN_TOPIC_OR_PARTITION')) return undefined;
    throw error;
  }
}

function maxMessageBytesOf(settings: readonly ConfigEntries[]): number {
  return Number(settings.find(({ configName }) => configName === MAX_MESSAGE_BYTES)!.configValue);
}
