import { type ChurnLevel, dimensions, type Policy } from '@tidemark/core';
import { knownClasses } from '../classes/known-classes.ts';
import { customerTypes } from '../shared/customer-types.ts';
import { membersOf } from '../shared/members-of.ts';
import { below, type PolicyFault } from '../shared/policy-fault.ts';

const churnLevels = ['low', 'medium', 'high'] as const satisfies readonly ChurnLevel[];

/**
 * Holds plans against the dimensions and classes there are, and against each other: under a mistyped condition a plan would
 * never be anybody's, and of two with one name the second would go on where the first was.
 *
 * @param followUp as it was written: what else is wrong with a plan hides nothing of its conditions
 * @param rfms all that any customer may be under; none where they are not known
 * @returns paths below `followUp`
 */
export function followUpFaults(followUp: unknown, rfms: readonly Policy['rfm'][]): readonly PolicyFault[] {
  const { plans } = membersOf(followUp);
  const written = (Array.isArray(plans) ? plans : []).map(membersOf);
  const names = written.map(({ name }) => name);
  return written.flatMap(({ when }, index) =>
    below(['plans', index], [...nameFaults(names, index), ...below(['when'], conditionFaults(when, rfms))]),
  );
}

function nameFaults(names: readonly unknown[], index: number): readonly PolicyFault[] {
  const name = names[index];
  const first = names.indexOf(name);
  if (typeof name !== 'string' || first === index) return [];
  return [
    { path: ['name'], message: `"${name}" is the name of plan ${first + 1} already: rename one of them` },
  ];
}

function conditionFaults(when: unknown, rfms: readonly Policy['rfm'][]): readonly PolicyFault[] {
  return Object.entries(membersOf(when)).flatMap(([name, wanted]) => {
    const known = wordsOf(name, rfms);
    if (known === undefined) {
      const names = [...dimensions.map((dimension) => dimension.name), 'churn', 'customerType'].join(', ');
      return [{ path: [name], message: `there is no dimension "${name}": a plan may go by ${names}` }];
    }
    return known.length === 0 ? [] : below([name], wordFaults(name, wanted, known));
  });
}

/** What a condition may ask for; undefined for what is nothing that it can ask, empty where it is not known. */
function wordsOf(name: string, rfms: readonly Policy['rfm'][]): readonly string[] | undefined {
  if (name === 'churn') return churnLevels;
  return name === 'customerType' ? customerTypes.map(([key]) => key) : knownClasses(name, rfms);
}

/** One word stands at the condition itself, those of a list at their place in it. */
function wordFaults(name: string, wanted: unknown, known: readonly string[]): readonly PolicyFault[] {
  const words: readonly (readonly [PolicyFault['path'], unknown])[] = Array.isArray(wanted)
    ? wanted.map((word: unknown, at) => [[at], word] as const)
    : [[[], wanted]];
  return words.flatMap(([path, word]) =>
    typeof word !== 'string' || known.includes(word)
      ? []
      : [{ path, message: `"${word}" is no class of ${name}: they are ${known.join(', ')}` }],
  );
}
