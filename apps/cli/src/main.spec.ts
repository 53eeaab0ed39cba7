import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('main.js', import.meta.url));
const nowhere = join(tmpdir(), 'milepost-that-never-was');

function milepost(...words: string[]): Promise<{ code: number | string; printed: string }> {
  const { promise, resolve } = Promise.withResolvers<{ code: number | string; printed: string }>();
  const env = { ...process.env, NO_COLOR: '1' };
  execFile(process.execPath, [main, ...words], { env }, (error, stdout, stderr) =>
    resolve({ code: error?.code ?? 0, printed: stdout + stderr }),
  );
  return promise;
}

describe('milepost', () => {
  it.each([
    ['help', ['--help'], 0, 'Usage: milepost'],
    ['an unknown command', ['stary'], 2, "unknown command 'stary'"],
    ['an unknown option', ['start', '--forever'], 2, "unknown option '--forever'"],
    ['an unknown department', ['republish', 'farming'], 2, 'Allowed choices are migration, security, defence, health'],
    ['a missing argument', ['parked', 'show'], 2, "missing required argument 'topic'"],
    ['a message dropped without a reason', ['parked', 'drop', 't', '0', '1'], 2, '--because'],
    ['status of nothing', ['--data', nowhere, 'status'], 1, 'Milepost is not running here: start it with npm start.'],
    ['verify of nothing', ['--data', nowhere, 'verify'], 1, 'Milepost is not running here'],
    ['rebuild of nothing', ['rebuild', '--json', '--data', nowhere], 1, 'Milepost is not running here'],
  ])('answers %s by its exit code and a sentence', async (_name, words, code, sentence) => {
    const answer = await milepost(...words);
    expect(answer).toEqual({ code, printed: expect.stringContaining(sentence) as string });
  });
});
