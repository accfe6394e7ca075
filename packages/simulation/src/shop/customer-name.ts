import { pick } from './random/pick.ts';
import { seededRandom } from './random/random.ts';

const FIRST =
  'Ada Ben Chloe Dario Emma Felix Greta Hugo Ines Jonas Kira Luca Mila Nils Olga Paul Rosa Sami Tara Viktor';
const LAST =
  'Novak Silva Haas Rossi Kowalski Dubois Jensen Moreau Ito Okafor Berg Costa Weber Lind Petrov Yilmaz';

const choices = (names: string) => names.split(' ').map((name) => [name, 1] as const);

/** A made-up name for a simulated customer, the same whenever the id is. Not unique, and not part of any event. */
export function customerName(customerId: string): string {
  const random = seededRandom(`name:${customerId}`);
  return `${pick(random, choices(FIRST))} ${pick(random, choices(LAST))}`;
}
