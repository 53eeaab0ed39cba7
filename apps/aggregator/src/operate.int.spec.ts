import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { freshDatabase, testBrokers, topicPrefix } from '@milepost/testing';
import { send, type Stand, stand } from './consumer/stand.fixtures.js';
import { milestone, sent, topicOf } from './projection/messages.fixtures.js';

const program = fileURLToPath(new URL('./operate.js', import.meta.url));
let place: Stand;

beforeAll(async () => {
  const { url: databaseUrl } = await freshDatabase();
  place = await stand({ databaseUrl, brokers: testBrokers(), topicPrefix: topicPrefix() }, ['health']);
  await send(place, 'health', [{ key: 'act', value: '{' }, sent(milestone()), sent(milestone({ id: 'other', commitment: 'other' }))]);
});
afterAll(() => place.end());

const operate = (...words: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const env = { ...process.env, DATABASE_URL: place.databaseUrl, TOPIC_PREFIX: place.topicPrefix, LOG_LEVEL: 'fatal' };
    execFile(process.execPath, [program, ...words], { env }, (error, out, err) => resolve({ code: Number(error?.code ?? 0), out, err }));
  });
const json = async (...words: string[]) => JSON.parse((await operate(...words, '--json')).out) as unknown;

describe('the operator', () => {
  it('rebuilds, lists, shows, drops and releases', async () => {
    const topic = topicOf('health', place.topicPrefix);
    expect(await json('rebuild')).toMatchObject({ entries: 1, events: 1, parked: 2, wrong: 0 });
    expect(await json('parked', 'list')).toMatchObject([
      { topic, partition: 0, offset: 0, key: 'act', bytes: 1 },
      { topic, partition: 0, offset: 1, key: 'act', reason: 'waits behind offset 0' },
    ]);
    expect(await operate('parked', 'show', topic, '0', '0')).toEqual({ code: 0, out: '{\n', err: '' });
    expect(await operate('parked', 'release', '--topic', topic, '--key', 'act')).toMatchObject({ code: 0, out: '0 released, 2 stay.\n' });
    expect(await json('parked', 'drop', topic, '0', '0', '--because', 'sent by mistake')).toMatchObject({ released: 1, stay: 0 });
    expect(await operate('parked', 'list')).toMatchObject({ out: 'Nothing is parked.\n' });
  }, 60_000);

  it.each([
    ['nothing is parked there', ['parked', 'show', 'milestones.health.v1', '0', '7'], /Nothing is parked there/],
    ['an offset is no number', ['parked', 'show', 'milestones.health.v1', '0', 'x'], /must be a number/],
    ['no reason is given', ['parked', 'drop', 'milestones.health.v1', '0', '0'], /--because/],
    ['a key comes without its topic', ['parked', 'release', '--key', 'act'], /belong together/],
  ])('is told when %s', async (_, words, said) => {
    const { code, err } = await operate(...words);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(said) as string });
  });
});
