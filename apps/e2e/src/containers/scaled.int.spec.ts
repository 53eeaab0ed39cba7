import { eventually } from '@milepost/testing';
import { describeRecord } from '../record.fixtures.js';
import { Boxes } from './boxes.js';
import { crashUnderLoad } from './crash-under-load.js';
import { Load } from './load.js';
import { nothingLost, visible } from './nothing-lost.js';

const LOAD_MS = 10_000;
const MINUTES = 60_000;

describe('Two of each', () => {
  let boxes: Boxes;
  beforeAll(async () => {
    boxes = await Boxes.start({ profiles: ['record'], files: ['deploy/compose.scaled.yml'], replicas: { aggregator: 2, health: 2 } });
  }, 15 * MINUTES);
  afterAll(() => boxes?.remove(), 2 * MINUTES);

  describeRecord(() => boxes);

  /** The partitions of one of those that project. */
  const share = async () => {
    const asked = ['exec', '-T', 'projection', 'node', '-e', FIGURES];
    return (await boxes.compose(...asked)).printed.match(/^milepost_consumer_lag_messages\{/gm)?.length ?? 0;
  };

  describe('under load', () => {
    let load: Load;
    beforeAll(async () => {
      load = await Load.at(boxes);
    }, 2 * MINUTES);

    it(
      'take part: each answers, and of the two that project each has its share',
      async () => {
        for (const service of ['health', 'aggregator', 'projection']) expect(await boxes.inspect(service)).toHaveLength(2);
        const { recorded, unknown } = await load.run('both', LOAD_MS / 2);
        expect(unknown).toBe(0);
        await nothingLost(boxes, recorded);
        for (let turn = 1; turn <= 2; turn++) expect(await visible(boxes, recorded[0]!)).toBe(200);
        await eventually(async () => expect(await share()).toBe(PARTITIONS / 2), { timeout: MINUTES, every: 500 });
      },
      3 * MINUTES,
    );

    it.each(['health', 'aggregator', 'projection'])(
      'lose one %s under load, and nothing with it; it comes back',
      async (victim) => {
        const { recorded } = await crashUnderLoad(boxes, load, victim, LOAD_MS);
        expect(recorded.length).toBeGreaterThan(100);
        const healthy = (await boxes.inspect(victim)).map(() => ({ State: { Health: { Status: 'healthy' } } }));
        await eventually(async () => expect(await boxes.inspect(victim)).toMatchObject(healthy), { timeout: MINUTES, every: 500 });
      },
      5 * MINUTES,
    );
  });
});

/** Of the four topics together. */
const PARTITIONS = 24;
const FIGURES = `fetch('http://127.0.0.1:' + process.env.PORT + '/metrics').then((answer) => answer.text()).then(console.log)`;
