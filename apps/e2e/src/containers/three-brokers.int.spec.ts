import { Boxes } from './boxes.js';
import { crashUnderLoad } from './crash-under-load.js';
import { Load } from './load.js';
import { nothingLost } from './nothing-lost.js';

const LOAD_MS = 8_000;
const MINUTES = 60_000;

describe('Three brokers', () => {
  let boxes: Boxes;
  let load: Load;
  beforeAll(async () => {
    boxes = await Boxes.start({ files: ['deploy/compose.three-brokers.yml'] });
    load = await Load.at(boxes);
  }, 15 * MINUTES);
  afterAll(() => boxes?.remove(), 2 * MINUTES);

  it(
    'keep each topic on three, for ever, and take nothing that is not on two',
    async () => {
      const operator = '/run/credentials/broker.pem';
      const options = ['ssl.truststore', 'ssl.keystore'].map(
        (store) => `${store}.type=PEM\\n${store}.location=${store === 'ssl.keystore' ? operator : '/run/credentials/ca.pem'}`,
      );
      const properties = `printf 'security.protocol=SSL\\n${options.join('\\n')}\\n' > /tmp/operator.properties`;
      const tool = '/opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9094 --command-config /tmp/operator.properties';
      const { printed } = await boxes.compose(
        'exec',
        '-T',
        'kafka',
        'bash',
        '-c',
        `${properties}; ${tool} --describe --topic milestones.health.v1`,
      );
      expect(printed).toMatch(/ReplicationFactor: 3/);
      expect(printed).toMatch(/min\.insync\.replicas=2/);
      expect(printed).toMatch(/retention\.ms=-1/);
    },
    MINUTES,
  );

  it(
    'lose one under load, and nothing with it',
    async () => {
      const { recorded } = await crashUnderLoad(boxes, load, 'kafka-2', LOAD_MS);
      expect(recorded.length).toBeGreaterThan(100);
    },
    5 * MINUTES,
  );

  it(
    'go on without one that stays away',
    async () => {
      await boxes.compose('stop', '-t', '1', 'kafka-3');
      const { recorded } = await load.run('away', LOAD_MS / 2);
      await nothingLost(boxes, recorded);
    },
    5 * MINUTES,
  );
});
