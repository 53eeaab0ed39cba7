import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

/** What the linter says about a file with this one import, if the file stood at that place. */
function lint(place: string, imported: string): string {
  const project = place.split('/').slice(0, 2).join('/');
  const eslint = [`${repository}node_modules/eslint/bin/eslint.js`, '--stdin', '--stdin-filename', place.slice(project.length + 1)];
  const { status, stdout, stderr } = spawnSync(process.execPath, eslint, {
    cwd: `${repository}${project}`,
    input: `import * as it from '${imported}';\n\nconsole.log(it);\n`,
    encoding: 'utf8',
    env: { ...process.env, NX_DAEMON: 'false' },
  });
  return status === 0 ? 'allowed' : `${stdout}${stderr}`;
}

describe('Who may import whom', () => {
  it.each([
    ['libs/outbox/src/shift.ts', '@milepost/contracts', /layer:platform/],
    ['libs/contracts/src/event.ts', 'rxjs', /not allowed to import "rxjs"/],
    ['apps/health/src/rules.ts', '@milepost/aggregator', /Imports of apps are forbidden|side:write|layer:app/],
    ['apps/aggregator/src/app.module.ts', '@milepost/department', /side:read/],
    ['libs/department/src/decide.ts', '@milepost/testing', /layer:domain/],
    ['apps/health/src/rules.ts', '@nestjs/common', /pure function/],
    ['libs/department/src/kinds/milestone.ts', 'node:fs', /pure function/],
    ['libs/department/src/recorder.ts', 'kafkajs', /kafkajs stays behind/],
  ])('%s may not import %s', (place, imported, why) => expect(lint(place, imported)).toMatch(why));

  it.each([
    ['apps/health/src/rules.ts', '@milepost/contracts'],
    ['libs/department/src/decide.ts', '@milepost/outbox'],
    ['libs/department/src/api/api.int.spec.ts', '@milepost/testing'],
  ])('%s may import %s', (place, imported) => expect(lint(place, imported)).toBe('allowed'));
});
