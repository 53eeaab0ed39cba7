import type { Exit, GuardedProcess } from './guarded-process.js';
import { keepRunning } from './keep-running.js';

function standIn() {
  const { promise: exited, resolve } = Promise.withResolvers<Exit>();
  const end = (code: number) => resolve({ code, tail: '' });
  return { end, guarded: { exited, stop: async () => end(143) } satisfies GuardedProcess };
}

async function ended(times: number) {
  const waits: number[] = [];
  const last = standIn();
  let left = times;
  const reached = Promise.withResolvers<void>();
  const again = () => {
    const next = left-- > 1 ? standIn() : last;
    if (next === last) reached.resolve();
    else next.end(1);
    return next.guarded;
  };
  const first = standIn();
  first.end(137);
  const kept = keepRunning(first.guarded, again, (_exit, wait) => waits.push(wait));
  await reached.promise;
  await kept.stop();
  return { waits, exit: await kept.exited };
}

describe('keepRunning', () => {
  it('starts again what ended unasked, each time after a longer wait', async () => {
    expect((await ended(3)).waits).toEqual([100, 200, 400]);
  });

  it('leaves what it was asked to stop', async () => {
    expect((await ended(1)).exit).toEqual({ code: 143, tail: '' });
  });

  it('stops while it waits', async () => {
    const first = standIn();
    const { promise: waiting, resolve } = Promise.withResolvers<void>();
    const again = () => {
      throw new Error('started after stop');
    };
    const kept = keepRunning(first.guarded, again, () => resolve());
    first.end(1);
    await waiting;
    await kept.stop();
    expect(await kept.exited).toEqual({ code: 1, tail: '' });
  });
});
