import { setTimeout as sleep } from 'node:timers/promises';
import { Metrics, Probes } from '@milepost/service';
import { eventually, movableClock } from '@milepost/testing';
import type { Watermarks } from '../projection/offsets.js';
import type { BatchKafkaServer } from './batch-kafka-server.js';
import type { Intake } from './intake.js';
import { Projected } from './projected.js';
import { Watch } from './watch.js';

const partition = { topic: 'milestones.health.v1', partition: 0 };

let watch: Watch;
afterEach(() => watch.beforeApplicationShutdown());

/** Of a topic whose end is asked for, and a model that has all before `next()`. */
function watched(end: () => Promise<number>, next: () => number): Probes {
  const allWatermarks = async (): Promise<Watermarks[]> => [{ ...partition, low: 0, high: await end() }];
  const server = { isSettled: true, answers: true, allWatermarks, commit: () => Promise.resolve() };
  const standings = () => [{ ...partition, next: next(), generation: 0 }];
  const intake = { standings, everyStanding: () => Promise.resolve(standings()), isHeld: false, queued: 0 };
  const [probes, metrics] = [new Probes(), new Metrics()];
  const group = { abandon: () => Promise.resolve() };
  const [followed, followedBy] = [server as unknown as BatchKafkaServer, intake as unknown as Intake];
  watch = new Watch(followed, followedBy, probes, metrics, new Projected(metrics), group);
  watch.onApplicationBootstrap();
  return probes;
}

describe('While messages come all the time, ten from look to look', () => {
  let end: number;
  beforeEach(() => void (end = 0));
  const more = () => Promise.resolve((end += 10));

  it('a model that has those of the look before is ready', async () => {
    const probes = watched(more, () => end - 10);
    await eventually(async () => expect(await probes.readyz()).toEqual([]), { timeout: 3_000 });
  });

  it.each([
    { given: 'one that is further behind', ends: more },
    {
      given: 'one whose broker had not answered the look before',
      ends: () => more().then((now) => (now % 20 === 0 ? Promise.reject(new Error('away')) : now)),
    },
  ])('$given is not', async ({ ends }) => {
    const probes = watched(ends, () => end - 20);
    const behind = [{ detail: expect.stringMatching(/^Catching up: \d+ messages behind/) as string }];
    await eventually(async () => expect(await probes.readyz()).toMatchObject(behind), { timeout: 3_000 });
    await sleep(1_000);
    expect(await probes.readyz()).toHaveLength(1);
  });
});

it('When a look does not end any more a restart is asked for', async () => {
  const clock = movableClock();
  const [asked, answer] = [Promise.withResolvers<void>(), Promise.withResolvers<number>()];
  const end = () => {
    asked.resolve();
    return answer.promise;
  };
  const probes = watched(end, () => 0);
  await asked.promise;
  clock.forward(100_000);
  expect(await probes.livez()).toEqual([]);
  clock.forward(100_000);
  await sleep(600); // Another look would have begun.
  expect(await probes.livez()).toMatchObject([{ pointer: '/watch' }]);
  answer.resolve(0);
  clock.restore();
});
