import { readFile } from 'node:fs/promises';
import { type Policy, retail } from '@tidemark/core';
import { checkPolicy } from '@tidemark/pipeline';
import { parse, YAMLParseError } from 'yaml';
import { InputError } from '../input/input-error.ts';

/** The presets by name. */
const presets: Readonly<Record<string, Policy>> = { retail };

/**
 * A policy by the name of a preset or the path of a YAML file.
 *
 * @throws PolicyInvalid naming all faults; InputError naming the presets when there is neither, or when it is no YAML
 */
export async function loadPolicy(nameOrPath: string): Promise<Policy> {
  const preset = presets[nameOrPath];
  if (preset !== undefined) return preset;
  const text = await readFile(nameOrPath, 'utf8').catch((cause: unknown) => {
    const names = Object.keys(presets).join(', ');
    throw new InputError(
      `Cannot read policy "${nameOrPath}": neither a preset (${names}) nor a file that can be read`,
      {
        cause,
      },
    );
  });
  return checkPolicy(parseYaml(text, nameOrPath));
}

function parseYaml(text: string, path: string): unknown {
  try {
    return parse(text);
  } catch (cause) {
    if (!(cause instanceof YAMLParseError)) throw cause;
    throw new InputError(`Cannot read policy "${path}": ${cause.message}`, { cause });
  }
}
