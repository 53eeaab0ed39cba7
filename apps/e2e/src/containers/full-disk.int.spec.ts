import { eventually } from '@milepost/testing';
import { Boxes } from './boxes.js';
import { Load } from './load.js';
import { nothingLost } from './nothing-lost.js';

const MINUTES = 60_000;
const LOAD_MS = 4_000;

describe('A disk that is full', () => {
  let boxes: Boxes;
  let load: Load;
  beforeAll(async () => {
    boxes = await Boxes.start({ files: ['apps/e2e/src/containers/small-disks.yml'] });
    load = await Load.at(boxes);
  }, 15 * MINUTES);
  afterAll(() => boxes?.remove(), 2 * MINUTES);

  const onBallast = (script: string) => boxes.compose('exec', '-T', 'ballast', 'sh', '-c', script);
  /** To the last block: what a server has reserved before is all that it has. */
  async function fill(disk: string): Promise<void> {
    await onBallast(`for size in 1M 4k; do dd if=/dev/zero bs=$size of=/disks/${disk}/ballast-$size; done`);
    expect((await onBallast(`df --output=avail /disks/${disk}`)).printed).toMatch(/^\s*Avail\s+0\s*$/);
  }
  const makeRoom = (disk: string) => onBallast(`rm /disks/${disk}/ballast-*`);

  /** All the load of one run that was answered 201, once some is again. */
  const takenAgain = (name: string) =>
    eventually(
      async () => {
        const { recorded } = await load.run(`${name}-${Date.now()}`, LOAD_MS / 4);
        expect(recorded.length).toBeGreaterThan(0);
        return recorded;
      },
      { timeout: 2 * MINUTES, every: 500 },
    );

  it(
    'of PostgreSQL: updates are refused with the time to come again; what was answered is kept, and it goes on by itself',
    async () => {
      const { recorded } = await load.run('before', LOAD_MS);
      await fill('postgres');
      const during = await load.run('postgres-full', 3 * LOAD_MS);
      const { status, retryAfter } = await load.post('postgres-full-once');
      await makeRoom('postgres');
      expect({ status, retryAfter }).toEqual({ status: 503, retryAfter: expect.stringMatching(/^\d+$/) });
      await nothingLost(boxes, [...recorded, ...during.recorded, ...(await takenAgain('postgres-room'))]);
    },
    6 * MINUTES,
  );

  it(
    'of Kafka: updates are taken, wait, and are on the page when there is room again',
    async () => {
      await fill('kafka');
      const during = await load.run('kafka-full', 3 * LOAD_MS);
      expect(during.recorded.length).toBeGreaterThan(1_000);
      expect((await boxes.inspect('kafka'))[0]!.RestartCount).toBeGreaterThan(0);
      await makeRoom('kafka');
      await nothingLost(boxes, [...during.recorded, ...(await takenAgain('kafka-room'))]);
    },
    6 * MINUTES,
  );
});
