import { setTimeout as sleep } from 'node:timers/promises';
import { Metrics, Probes } from '@milepost/service';
import { eventually } from '@milepost/testing';
import type { BatchKafkaServer } from './batch-kafka-server.js';
import type { Intake } from './intake.js';
import { Projected } from './projected.js';
import { Watch } from './watch.js';

const partition = { topic: 'milestones.health.v1', partition: 0 };

let watch: Watch;
afterEach(() => watch.beforeApplicationShutdown());

/** A topic on which ten more messages lie at each look, and a model that stands so many looks behind its end. */
function following(looksBehind: number): Probes {
  let high = 0;
  const standings = () => [{ ...partition, next: Math.max(0, high - looksBehind * 10), generation: 0 }];
  const server = {
    isSettled: true,
    answers: true,
    allWatermarks: () => Promise.resolve([{ ...partition, low: 0, high: (high += 10) }]),
    commit: () => Promise.resolve(),
  };
  const intake = { standings, everyStanding: () => Promise.resolve(standings()), isHeld: false, queued: 0 };
  const [probes, metrics] = [new Probes(), new Metrics()];
  const group = { abandon: () => Promise.resolve() };
  const [followed, followedBy] = [server as unknown as BatchKafkaServer, intake as unknown as Intake];
  watch = new Watch(followed, followedBy, probes, metrics, new Projected(metrics), group);
  watch.onApplicationBootstrap();
  return probes;
}

describe('While messages come all the time', () => {
  it('a model that has those of the look before is ready', async () => {
    const probes = following(1);
    await eventually(async () => expect(await probes.readyz()).toEqual([]), { timeout: 3_000 });
  });

  it('one that is further behind is not', async () => {
    const probes = following(2);
    await eventually(async () => expect(await probes.readyz()).toMatchObject([{ detail: 'Catching up: 20 messages behind.' }]), { timeout: 3_000 }); // prettier-ignore
    await sleep(1_000);
    expect(await probes.readyz()).toHaveLength(1);
  });
});
