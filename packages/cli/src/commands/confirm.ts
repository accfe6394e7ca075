import { stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline/promises';
import { InputError } from '@tidemark/simulation';

/**
 * Asks before people are moved.
 *
 * @param verb what would be done: `Apply`
 * @param refusal what is said when it is not: `Nothing was applied`
 * @throws InputError when the answer is no, or nobody can be asked
 */
export async function confirm(verb: string, refusal: string): Promise<void> {
  if (!stdin.isTTY)
    throw new InputError(`${refusal}: nobody can be asked here. Pass --yes to ${verb.toLowerCase()}.`);
  const terminal = createInterface({ input: stdin, output: stdout });
  const answer = await terminal.question(`${verb}? [y/N] `);
  terminal.close();
  if (!/^y(es)?$/i.test(answer.trim())) throw new InputError(`${refusal}.`);
}
