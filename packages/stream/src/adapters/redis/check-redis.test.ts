import { expect, test } from 'vitest';
import { parseRedisInfo } from './check-redis.ts';

test('the settings that matter are read out of INFO', () => {
  const info =
    '# Server\r\nredis_version:7.0.15\r\n\r\n# Memory\r\nmaxmemory:0\r\nmaxmemory_policy:noeviction\r\n# Persistence\r\naof_enabled:1\r\n';

  expect(parseRedisInfo(info)).toEqual({
    version: '7.0.15',
    maxmemoryPolicy: 'noeviction',
    maxmemory: 0,
    isAppendOnly: true,
  });
});

test('what a server does not report counts as the unsafe answer', () => {
  expect(parseRedisInfo('')).toEqual({
    version: 'unknown',
    maxmemoryPolicy: 'unknown',
    maxmemory: 0,
    isAppendOnly: false,
  });
});
