import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '@milepost/testing';
import { describeRecord } from '../record.fixtures.js';
import { Boxes, run } from './boxes.js';
import { crashUnderLoad } from './crash-under-load.js';
import { Load } from './load.js';
import { nothingLost, sound, visible } from './nothing-lost.js';

const LOAD_MS = 8_000;
const MINUTES = 60_000;

describe('The product in containers', () => {
  let boxes: Boxes;
  beforeAll(async () => {
    boxes = await Boxes.start({ profiles: ['record'] });
  }, 15 * MINUTES);
  afterAll(() => boxes?.remove(), 2 * MINUTES);

  describeRecord(() => boxes);

  it('runs nothing as root, nothing on a writable root, nothing with capabilities or without a limit, and tells no password to whoever looks', async () => {
    const containers = await boxes.inspect();
    expect(containers.length).toBeGreaterThanOrEqual(13);
    const found = containers.map(({ Name, Config, HostConfig }) => ({
      Name,
      root: /^(0|root|)(:|$)/.test(Config.User),
      readOnly: HostConfig.ReadonlyRootfs,
      dropped: HostConfig.CapDrop,
      added: HostConfig.CapAdd,
      newPrivileges: !HostConfig.SecurityOpt?.includes('no-new-privileges:true'),
      privileged: HostConfig.Privileged,
      unlimited: HostConfig.Memory === 0,
      secrets: Config.Env.filter((line) => /^[^=]*(PASSWORD|SECRET|KEY|TOKEN)=|postgres:\/\//i.test(line)),
    }));
    const asItShouldBe = { root: false, readOnly: true, dropped: ['ALL'], added: null, newPrivileges: false, privileged: false };
    expect(found).toEqual(found.map(({ Name }) => ({ Name, ...asItShouldBe, unlimited: false, secrets: [] })));
  });

  it('labels its images', async () => {
    const { printed } = await run('docker', ['image', 'inspect', 'milepost/health:dev', '--format', '{{json .Config.Labels}}']);
    expect(JSON.parse(printed)).toMatchObject({ 'org.opencontainers.image.title': 'milepost-health' });
  });

  it('lets a department write to its own topic only', async () => {
    const write = (topic: string) => `
      import { kafkaClient } from '@milepost/service';
      const producer = kafkaClient({ brokers: process.env.KAFKA_BROKERS.split(','), clientId: 'spec' }).producer();
      await producer.connect();
      try {
        await producer.send({ topic: '${topic}', messages: [{ key: '$heartbeat', value: null }] });
        console.log('taken');
      } catch (error) { console.log(error.type ?? error.message); }
      process.exit();`;
    expect((await boxes.inside('health', write('milestones.health.v1'))).printed).toMatch(/taken/);
    expect((await boxes.inside('health', write('milestones.migration.v1'))).printed).toMatch(/[Nn]ot authorized/);
    expect((await boxes.inside('aggregator', write('milestones.health.v1'))).printed).toMatch(/[Nn]ot authorized/);
  });

  it('lets nobody in without the password, and the services only by TLS', async () => {
    const knock = (change: string) => `
      import { Client } from 'pg';
      import { readFileSync } from 'node:fs';
      const url = new URL(readFileSync(process.env.DATABASE_URL_FILE, 'utf8'));
      ${change}
      const client = new Client({ connectionString: url.href });
      await client.connect().then(() => console.log('let in'), (error) => console.log(error.code));
      await client.end();`;
    expect((await boxes.inside('health', knock(''))).printed).toContain('let in');
    expect((await boxes.inside('health', knock(`url.search = '';`))).printed).toContain('28000');
    expect((await boxes.inside('health', knock(`url.password = 'guessed';`))).printed).toContain('28P01');
    expect((await boxes.inside('health', knock(`url.pathname = '/milepost_migration';`))).printed).toContain('42501');
  });

  describe('under load', () => {
    let load: Load;
    beforeAll(async () => {
      load = await Load.at(boxes);
    }, 2 * MINUTES);

    it.each(['health', 'aggregator', 'kafka', 'postgres', 'identity', 'migration', 'security', 'defence'])(
      'comes back by itself after kill -9 of %s under load, and nothing is lost',
      async (victim) => {
        const { recorded } = await crashUnderLoad(boxes, load, victim, LOAD_MS);
        expect(recorded.length).toBeGreaterThan(100);
        await eventually(async () => expect((await boxes.inspect(victim))[0]!.State).toMatchObject({ Health: { Status: 'healthy' } }), {
          timeout: MINUTES,
          every: 500,
        });
      },
      5 * MINUTES,
    );

    it.each(['health', 'aggregator'])(
      'drains %s on SIGTERM under load and ends it with 0 within 10 s',
      async (service) => {
        const loading = load.run(`stop-${service}`, LOAD_MS);
        await sleep(LOAD_MS / 3);
        const before = Date.now();
        await boxes.stop(service, 20);
        const took = Date.now() - before;
        const [stopped] = await boxes.inspect(service);
        await boxes.startAgain(service);
        const { recorded } = await loading;
        expect(stopped!.State).toMatchObject({ Status: 'exited', ExitCode: 0 });
        expect(took).toBeLessThan(10_000);
        await nothingLost(boxes, recorded);
      },
      5 * MINUTES,
    );
  });

  it(
    'keeps everything through down and up',
    async () => {
      const counted = async () =>
        (JSON.parse((await boxes.milepost('verify', '--json')).printed) as { counted: { events: number } }).counted;
      const before = await counted();
      expect((await boxes.down()).code).toBe(0);
      await boxes.up();
      expect(await counted()).toEqual(before);
      await sound(boxes);
      await eventually(async () => expect(await visible(boxes, 'blue-card-report')).toBe(200));
    },
    5 * MINUTES,
  );

  it('ends at once, and names every wrong setting, when it is told too little', async () => {
    const started = Date.now();
    const wrong = ['-e', 'PORT=three', '-e', 'KAFKA_USERNAME=health', '-e', 'DATABASE_URL_FILE=/nowhere'];
    const { code, printed } = await run('docker', ['run', '--rm', '--network', 'none', ...wrong, 'milepost/health:dev']);
    expect({ code, printed: printed.trim().split('\n') }).toEqual({
      code: 1,
      printed: [
        'Some settings are missing or wrong:',
        expect.stringMatching(/^ {2}PORT is wrong/),
        '  DATABASE_URL_FILE cannot be read: ENOENT',
        '  KAFKA_BROKERS is missing',
        '  IDENTITY_ISSUER is missing',
        '  KAFKA_PASSWORD is missing',
      ],
    });
    expect(Date.now() - started).toBeLessThan(20_000);
  });
});
