import { refusal } from '../../../errors/refusal.ts';
import { TidemarkError } from '../../../errors/tidemark-error.ts';

const LOST_TYPES = ['REBALANCE_IN_PROGRESS', 'UNKNOWN_MEMBER_ID', 'ILLEGAL_GENERATION', 'FENCED_INSTANCE_ID'];
const FENCED_TYPES = ['INVALID_PRODUCER_EPOCH', 'PRODUCER_FENCED'];
/** Nothing that a retry could mend: an operator has to grant a right or correct a password. */
const FORBIDDEN_TYPES = [
  'TOPIC_AUTHORIZATION_FAILED',
  'GROUP_AUTHORIZATION_FAILED',
  'CLUSTER_AUTHORIZATION_FAILED',
  'TRANSACTIONAL_ID_AUTHORIZATION_FAILED',
  'SASL_AUTHENTICATION_FAILED',
  'UNSUPPORTED_SASL_MECHANISM',
];
/** PRODUCER_FENCED is younger than kafkajs, which knows it by its number alone. */
const PRODUCER_FENCED_MESSAGE = 'Unknown error code 90';

/** The types of the protocol errors in an error's chain of causes, outermost first. */
function protocolTypes(error: unknown): readonly string[] {
  const types: string[] = [];
  for (let link = error; link instanceof Error; link = link.cause) {
    if ('type' in link && typeof link.type === 'string') types.push(link.type);
    if (link.message === PRODUCER_FENCED_MESSAGE) types.push('PRODUCER_FENCED');
    if (link.name === 'KafkaJSSASLAuthenticationError') types.push('SASL_AUTHENTICATION_FAILED');
    if (link.cause === link) break;
  }
  return types;
}

/** True when Kafka answered, somewhere in the chain, with one of these error types. */
export function hasProtocolType(error: unknown, ...types: readonly string[]): boolean {
  return protocolTypes(error).some((type) => types.includes(type));
}

/** True when the same request may succeed a moment later. */
export function isTransient(error: unknown): boolean {
  return error instanceof Error && 'retriable' in error && error.retriable === true;
}

/** The member is no longer of the group, or no longer of this generation. */
function isAssignmentOver(error: unknown): boolean {
  return hasProtocolType(error, ...LOST_TYPES);
}

/** More than the topic's max.message.bytes, as it was sent. */
export function isTooLarge(error: unknown): boolean {
  return hasProtocolType(error, 'MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE');
}

export function isFenced(error: unknown): boolean {
  return hasProtocolType(error, ...FENCED_TYPES);
}

/** What kafkajs threw, in our words. `doing` completes "Cannot …". Ours pass through. */
export function fromKafka(error: unknown, doing: string): TidemarkError {
  if (error instanceof TidemarkError) return error;
  const message = `Cannot ${doing}: ${error instanceof Error ? error.message : String(error)}`;
  const thrown = (code: TidemarkError['code'], isRetryable: boolean) =>
    new TidemarkError(code, message, { isRetryable, cause: error });
  if (isAssignmentOver(error)) return thrown('partition-lost', true);
  if (hasProtocolType(error, 'OFFSET_OUT_OF_RANGE')) return thrown('offset-out-of-range', false);
  if (hasProtocolType(error, 'UNKNOWN_TOPIC_OR_PARTITION', 'INVALID_TOPIC_EXCEPTION')) {
    return thrown('refused', false);
  }
  if (isTooLarge(error)) {
    const advice =
      'If max.message.bytes of a source was raised, run `tidemark setup` with the options of the first time, which raises those of the topics it is carried to';
    return refusal(`${message}. ${advice}`, error);
  }
  if (hasProtocolType(error, ...FORBIDDEN_TYPES)) {
    const advice = 'Grant the principal of this service the rights that services/README.md lists';
    return refusal(`${message}. ${advice}`, error);
  }
  return thrown('log-unavailable', true);
}
