import { readFile } from 'node:fs/promises';
import { type Policy, retail } from '@tidemark/core';
import { checkPolicy } from '@tidemark/pipeline';
import { parse } from 'yaml';

/** The presets by name. */
const presets: Readonly<Record<string, Policy>> = { retail };

/**
 * A policy by the name of a preset or the path of a YAML file.
 *
 * @throws PolicyInvalid naming all faults; an Error naming the presets when there is neither
 */
export async function loadPolicy(nameOrPath: string): Promise<Policy> {
  const preset = presets[nameOrPath];
  if (preset !== undefined) return preset;
  const text = await readFile(nameOrPath, 'utf8').catch((cause: unknown) => {
    const names = Object.keys(presets).join(', ');
    throw new Error(
      `Cannot read policy "${nameOrPath}": neither a preset (${names}) nor a file that can be read`,
      {
        cause,
      },
    );
  });
  return checkPolicy(parse(text));
}
