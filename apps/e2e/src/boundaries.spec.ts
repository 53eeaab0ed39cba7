import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const linter = fileURLToPath(new URL('lint.fixtures.js', import.meta.url));

const forbidden: [place: string, imported: string, why: RegExp][] = [
  ['libs/outbox/src/shift.ts', '@milepost/contracts', /layer:platform/],
  ['libs/contracts/src/event.ts', 'rxjs', /not allowed to import "rxjs"/],
  ['apps/health/src/rules.ts', '@milepost/aggregator', /Imports of apps are forbidden|side:write|layer:app/],
  ['apps/aggregator/src/app.module.ts', '@milepost/department', /side:read/],
  ['libs/department/src/decide.ts', '@milepost/testing', /layer:domain/],
  ['apps/health/src/rules.ts', '@nestjs/common', /pure function/],
  ['libs/department/src/kinds/milestone.ts', 'node:fs', /pure function/],
  ['libs/department/src/recorder.ts', 'kafkajs', /kafkajs stays behind/],
];
const allowed: [place: string, imported: string][] = [
  ['apps/health/src/rules.ts', '@milepost/contracts'],
  ['libs/department/src/decide.ts', '@milepost/outbox'],
  ['libs/department/src/api/api.int.spec.ts', '@milepost/testing'],
];

/** What the linter says about each file with its one import, if it stood at that place; nothing where it is allowed. */
function lint(files: (readonly [place: string, imported: string, ...unknown[]])[]): string[] {
  const texts = files.map(([place, imported]) => [place, `import * as it from '${imported}';\n\nconsole.log(it);\n`]);
  const env = { ...process.env, NX_DAEMON: 'false' };
  const { stdout, stderr } = spawnSync(process.execPath, [linter, JSON.stringify(texts)], { encoding: 'utf8', env });
  const told = stdout.trim().split('\n').at(-1); // nx may print a warning before it
  if (!told) throw new Error(stderr);
  return JSON.parse(told) as string[];
}

describe('Who may import whom', () => {
  let said: string[];
  beforeAll(() => void (said = lint([...forbidden, ...allowed])));

  it.each(forbidden.map((it, at) => [...it, at] as const))('%s may not import %s', (_place, _imported, why, at) =>
    expect(said[at]).toMatch(why),
  );

  it.each(allowed.map((it, at) => [...it, forbidden.length + at] as const))('%s may import %s', (_place, _imported, at) =>
    expect(said[at]).toBe(''),
  );
});
