import { stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline/promises';
import { InputError } from '@tidemark/simulation';

/**
 * Asks before customers are moved.
 *
 * @param verb what would be done: `Apply`
 * @param refusal the message when it is not done: `Nothing was applied`
 * @throws InputError when the answer is no, or there is no terminal
 */
export async function confirm(verb: string, refusal: string): Promise<void> {
  if (!stdin.isTTY)
    throw new InputError(`${refusal}: there is no terminal to ask on. Pass --yes to ${verb.toLowerCase()}.`);
  const terminal = createInterface({ input: stdin, output: stdout });
  const answer = await terminal.question(`${verb}? [y/N] `);
  terminal.close();
  if (!/^y(es)?$/i.test(answer.trim())) throw new InputError(`${refusal}.`);
}
