import { expect, test } from 'vitest';
import { BASE_SETTINGS } from './base-settings.ts';
import { checksFor } from './check-base-settings.ts';
import { readSettings } from './read-settings.ts';
import { integerSetting } from './setting-kinds.ts';

const ENOUGH = { KAFKA_BROKERS: 'kafka-1:9092, kafka-2:9092' };

test('with brokers alone, everything else has a default', () => {
  expect(readSettings(BASE_SETTINGS, ENOUGH, checksFor([]))).toEqual({
    TIDEMARK_DEPLOYMENT: 'tidemark',
    TIDEMARK_TOPIC_PREFIX: '',
    TIDEMARK_REDIS_PREFIX: 'tm',
    KAFKA_BROKERS: ['kafka-1:9092', 'kafka-2:9092'],
    KAFKA_SSL: false,
    KAFKA_SESSION_TIMEOUT_MS: 10_000,
    HTTP_HOST: '0.0.0.0',
    HTTP_PORT: 9464,
    LOG_LEVEL: 'info',
    DRAIN_TIMEOUT_MS: 25_000,
  });
});

test('one error names every fault: variable, what was found, what is expected', () => {
  const env = {
    TIDEMARK_DEPLOYMENT: 'My Shop',
    KAFKA_SSL: 'yes',
    HTTP_PORT: '70000',
    REDIS_URL: 'http://user:topsecret@redis',
    LOG_LEVEL: '',
  };

  expect(() => readSettings(BASE_SETTINGS, env)).toThrow(
    expect.objectContaining({
      code: 'config-invalid',
      message: [
        'Cannot use the settings: 5 faults',
        '  TIDEMARK_DEPLOYMENT: found "My Shop", expected 1 to 64 of a-z, 0-9 and -, beginning with a letter or digit (default "tidemark")',
        '  KAFKA_BROKERS: not set, expected host:port, several separated by commas',
        '  KAFKA_SSL: found "yes", expected true or false (default false)',
        '  REDIS_URL: found "http://[hidden]@redis", expected redis://host:port or rediss://user:password@host:port/0',
        '  HTTP_PORT: found "70000", expected a whole number from 0 to 65535 (default 9464)',
      ].join('\n'),
    }),
  );
});

test('a service that needs the store needs its address', () => {
  expect(() => readSettings(BASE_SETTINGS, ENOUGH, checksFor(['store', 'registry']))).toThrow(
    /REDIS_URL: not set, expected redis:.*\n {2}SCHEMA_REGISTRY_URL: not set/,
  );
});

test('what the log and the store lack is reported in one message, each variable once', () => {
  const env = { REDIS_URL: 'redis' };

  expect(() => readSettings(BASE_SETTINGS, env, checksFor(['store', 'registry']))).toThrow(
    /3 faults\n.*KAFKA_BROKERS: not set.*\n.*REDIS_URL: found "redis".*\n.*SCHEMA_REGISTRY_URL: not set/,
  );
});

test('half a login is a fault, and shows no secret', () => {
  const env = { ...ENOUGH, KAFKA_SASL_USERNAME: 'tide', KAFKA_SASL_PASSWORD: 'topsecret' };

  expect(() => readSettings(BASE_SETTINGS, env, checksFor([]))).toThrow(
    'Cannot use the settings: 1 fault\n  KAFKA_SASL_MECHANISM: not set, expected all of KAFKA_SASL_MECHANISM, KAFKA_SASL_USERNAME, KAFKA_SASL_PASSWORD or none of them',
  );
});

test.each(['', '12.5', '1e3', '0x10', ' 5', '-1', '11'])('%j is no whole number from 0 to 10', (text) => {
  const shape = { GRACE_MS: integerSetting({ min: 0, max: 10, default: 2 }) };

  if (text === '') expect(readSettings(shape, { GRACE_MS: text })).toEqual({ GRACE_MS: 2 });
  else expect(() => readSettings(shape, { GRACE_MS: text })).toThrow(`GRACE_MS: found "${text}"`);
});
