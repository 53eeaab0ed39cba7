import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startGuarded, type GuardedCommand } from './guarded-process.js';

const directory = mkdtempSync(join(tmpdir(), 'guarded '));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const folder = (name: string) => join(directory, name);
const shell = (name: string, script: string, options: Partial<GuardedCommand> = {}) =>
  startGuarded({ command: ['sh', '-c', `echo $$ >pid; ${script}`], directory: folder(name), signal: 'TERM', ...options });

async function pidIn(name: string): Promise<number> {
  const file = join(folder(name), 'pid');
  while (!existsSync(file) || readFileSync(file, 'utf8') === '') await sleep(10);
  return Number(readFileSync(file, 'utf8'));
}

const parentOf = (pid: number) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')[1]!;

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('a guarded process', () => {
  it('ends with stop', async () => {
    const guarded = shell('stopped', 'exec sleep 600');
    const pid = await pidIn('stopped');
    await guarded.stop();
    expect(lives(pid)).toBe(false);
  });

  it('tells its exit code and the end of its log', async () => {
    const { exited } = shell('failed', 'echo no such topic; exit 3');
    expect(await exited).toEqual({ code: 3, tail: 'no such topic' });
  });

  it('ends by force when it does not hear the signal', async () => {
    const guarded = shell('deaf', `trap '' TERM; while :; do sleep 1; done`, { grace: 1 });
    const pid = await pidIn('deaf');
    await guarded.stop();
    expect(lives(pid)).toBe(false);
  });

  it('ends though somebody has killed the shell that should end it', async () => {
    const guarded = shell('unguarded', 'exec sleep 600', { grace: 0 });
    const pid = await pidIn('unguarded');
    const parent = parentOf(pid);
    const siblings = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').trim().split(' ').map(Number);
    const others = siblings.filter((one) => one !== pid);
    expect(others).toHaveLength(1);
    process.kill(others[0]!, 'SIGKILL');
    await guarded.stop();
    while (lives(pid)) await sleep(10); // its new parent has yet to take note of its end
  });

  it('leaves nothing of what is thrown away', async () => {
    const guarded = shell('thrown-away', 'exec sleep 600', { throwAway: true });
    await pidIn('thrown-away');
    await guarded.stop();
    expect(existsSync(folder('thrown-away'))).toBe(false);
  });

  it('waits until the one before it in the same folder has ended', async () => {
    const first = shell('shared', `trap 'sleep 0.3; echo first >>order; exit 0' TERM; while :; do sleep 0.05; done`);
    await pidIn('shared');
    const second = shell('shared', 'echo second >>order');
    await first.stop();
    await second.exited;
    expect(readFileSync(join(folder('shared'), 'order'), 'utf8')).toBe('first\nsecond\n');
  });

  it.each(['TERM', 'KILL'] as const)('ends by SIG%s and leaves nothing when its parent is killed', async (signal) => {
    const name = `orphan of ${signal}`;
    const module = new URL('guarded-process.js', import.meta.url).href;
    const command = ['sh', '-c', 'echo $$ >pid; exec sleep 600'];
    const options = JSON.stringify({ command, directory: folder(name), signal, throwAway: true });
    const script = `import(${JSON.stringify(module)}).then(({ startGuarded }) => startGuarded(${options}))`;
    const parent = spawn(process.execPath, ['-e', script]);
    const pid = await pidIn(name);
    parent.kill('SIGKILL');
    while (lives(pid) || existsSync(folder(name))) await sleep(10);
    expect(lives(pid)).toBe(false);
  });
});
