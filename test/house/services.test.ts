import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { namesOf, services } from '@tidemark/pipeline';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '..', '..', 'services');
const names = namesOf({ deployment: 'test', topicPrefix: '' });

test('every folder of services/ is a service of the list, and the other way round', () => {
  const folders = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'src')));

  expect(folders.toSorted()).toEqual(services.map(({ name }) => name).toSorted());
});

test.each(services)('services/$name runs its entry, and its README names its topics and flags', (service) => {
  const main = readFileSync(join(folder, service.name, 'src', 'main.ts'), 'utf8');
  const readme = readFileSync(join(folder, service.name, 'README.md'), 'utf8');

  expect(main).toContain(`declarationOf('${service.name}', process.argv.slice(2))`);
  for (const topic of service.writes(names)) expect(readme).toContain(`\`${topic}\``);
  for (const flag of Object.keys(service.flags)) expect(readme).toContain(`\`--${flag}\``);
});
