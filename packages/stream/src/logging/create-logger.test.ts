import { expect, test } from 'vitest';
import { createLogger } from './create-logger.ts';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  const destination = { write: (line: string) => lines.push(line) };
  write(createLogger({ service: 'segmenter', deployment: 'shop', level: 'info', destination }));
  return lines.join('');
}

test('every line is JSON with service and deployment', () => {
  const line = logged((logger) => logger.info({ partition: 3 }, 'claimed'));

  expect(JSON.parse(line)).toMatchObject({
    level: 'info',
    service: 'segmenter',
    deployment: 'shop',
    partition: 3,
    msg: 'claimed',
  });
});

test('passwords and customers are hidden, down to the second level', () => {
  const line = logged((logger) =>
    logger.info({
      password: 'topsecret',
      sasl: { password: 'topsecret' },
      record: { offset: 7, key: 'anna', value: 'anna', headers: { of: 'anna' } },
      batch: { first: { customerId: 'anna' } },
    }),
  );

  expect(line).not.toMatch(/topsecret|anna/);
  expect(JSON.parse(line).record.offset).toBe(7);
});

test('credentials in URLs are hidden anywhere: message, error, stack', () => {
  const url = 'redis://tide:topsecret@redis:6379/0';

  const line = logged((logger) =>
    logger.error({ err: new Error(`cannot reach ${url}`), url }, `tried ${url}`),
  );

  expect(line).not.toContain('topsecret');
  expect(line).toContain('redis://[hidden]@redis:6379/0');
});

test('what is below the level is not written', () => {
  expect(logged((logger) => logger.debug('chatter'))).toBe('');
});
