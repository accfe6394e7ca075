import { access } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { presetNames, presetsFolder } from '@tidemark/pipeline';
import { InputError } from '@tidemark/simulation';
import { type PolicyFile, readPolicyFile } from './read-policy-file.ts';

/**
 * A policy by the name of a preset or the path of a YAML file.
 *
 * @throws InputError naming the presets when there is neither, or every fault with its line
 */
export async function findPolicy(nameOrPath: string): Promise<PolicyFile> {
  if (presetNames.includes(nameOrPath)) {
    return readPolicyFile(fileURLToPath(new URL(`${nameOrPath}.yaml`, presetsFolder)));
  }
  try {
    await access(nameOrPath);
  } catch (cause) {
    throw new InputError(
      `Cannot read policy "${nameOrPath}": neither a preset (${presetNames.join(', ')}) nor a file that can be read`,
      { cause },
    );
  }
  return readPolicyFile(nameOrPath);
}
