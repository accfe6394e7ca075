import { expect, test } from 'vitest';
import { parseJavaMajor } from './find-java.ts';

test.each([
  ['openjdk version "17.0.15" 2025-04-15\nOpenJDK Runtime Environment', 17],
  ['openjdk version "25" 2025-09-16 LTS', 25],
  ['java version "1.8.0_402"', 8],
  ['No Java runtime present, requesting install.', null],
])('the major version in %j is %j', (output, major) => {
  expect(parseJavaMajor(output)).toBe(major);
});
