import { readFile } from 'node:fs/promises';
import { departments, type Readable, readEvent } from '@milepost/contracts';
import { type RunningService, startService } from '@milepost/service';
import { freshDatabase, testBrokers, topicPrefix } from '@milepost/testing';
import { Client } from 'pg';
import { startIssuer } from '../api/issuer.fixtures.js';
import { defineDepartment } from '../department.js';
import { DepartmentModule } from '../department.module.js';
import { exportRecord } from './export-record.js';
import { facts } from './file-compared.fixtures.js';
import { ImportRefused, importRecord } from './import-record.js';
import { packagedRecord, readRecordFile } from './record-file.js';
import { toCommands } from './to-commands.js';

const isClaim = ({ type }: { type: string }) => type === 'DeliveryStatusClaimed';

/** Defence needs a second person for its claims, as in earnest; the other rules of the departments are tested with them. */
const department = (id: string) =>
  defineDepartment({ id, name: id, scope: id, rules: [], needsSecond: (proposal) => id === 'defence' && isClaim(proposal) });

async function logOf(database: string): Promise<string[]> {
  const client = new Client({ connectionString: database });
  await client.connect();
  try {
    const { rows } = await client.query<{ value: string }>('select value from outbox order by position');
    return rows.map(({ value }) => value);
  } finally {
    await client.end();
  }
}

describe('Importing the record', () => {
  let issuer: Awaited<ReturnType<typeof startIssuer>>;
  const running = new Map<string, { service: RunningService; database: string }>();

  beforeAll(async () => {
    issuer = await startIssuer();
    const shared = { KAFKA_BROKERS: testBrokers().join(), TOPIC_PREFIX: topicPrefix(), IDENTITY_ISSUER: issuer.issuer };
    for (const id of departments) {
      const { url } = await freshDatabase();
      Object.assign(process.env, shared, { DATABASE_URL: url, RELAY: 'false', HEARTBEAT_MS: '0' });
      running.set(id, { service: await startService(DepartmentModule.forRoot(department(id)), { port: 0 }), database: url });
    }
  });
  afterAll(async () => {
    for (const { service } of running.values()) await service.stop();
    await issuer.stop();
  });

  const token = (role: string, of: string) =>
    issuer.token(`${role}-${of}`, role === 'publisher' || role === 'approver' ? `${role}:${of}` : role);
  const services = () => Object.fromEntries([...running].map(([id, { service }]) => [id, service.url]));

  /** The log of every department, as it would be published. */
  async function events(): Promise<string[]> {
    const logs = await Promise.all([...running.values()].map(({ database }) => logOf(database)));
    return logs.flat();
  }

  it('puts every event on record once, and tells how far it is', async () => {
    const commands = toCommands(await readRecordFile());
    const told: number[] = [];
    const result = await importRecord({ services: services(), token, onProgress: ({ done }) => told.push(done) });
    expect(result).toEqual({ sent: commands.length, recorded: commands.length, replayed: 0, waiting: 0, unsent: 0, refused: [] });
    expect(told.at(-1)).toBe(commands.length);
    expect(await events()).toHaveLength(commands.length);
  });

  it('changes nothing when it is done again', async () => {
    const before = await events();
    const result = await importRecord({ services: services(), token });
    expect(result).toMatchObject({ sent: before.length, recorded: 0, replayed: before.length, refused: [] });
    expect(await events()).toEqual(before);
  });

  it('had the claims of defence approved by somebody else', async () => {
    const read = (await events()).map((text) => JSON.parse(text) as { type: string; data: { department: string; actor: object } });
    const claims = read.filter(({ type, data }) => type.includes('DeliveryStatusClaimed') && data.department === 'defence');
    expect(claims.length).toBeGreaterThan(0);
    expect(claims.map(({ data }) => data.actor)).toEqual(
      claims.map(() => ({ id: 'publisher-defence', role: 'publisher', department: 'defence', approvedBy: 'approver-defence' })),
    );
  });

  it('comes out of the departments’ logs as the same record', async () => {
    const record = await readRecordFile();
    const read = (await events()).map(readEvent);
    const log = read.map((answer) => (answer as Readable).event);
    expect(facts(exportRecord(log, { asOf: record.asOf }))).toEqual(facts(record));
  });

  it('names what was refused, and leaves out what rests on it: here other words under an id that is on record', async () => {
    const record = await readRecordFile();
    const text = await readFile(packagedRecord, 'utf8');
    const changed = text.replace('title: "Build a Frontex standing corps of 10,000"', 'title: "Build a Frontex standing corps"');
    const failure = (await importRecord({ text: changed, services: services(), token }).catch((error: unknown) => error)) as ImportRefused;
    expect(failure).toBeInstanceOf(ImportRefused);
    const frontex = toCommands(record).filter(({ stream }) => stream === 'frontex-standing-corps');
    expect(failure.result).toMatchObject({
      recorded: 0,
      unsent: frontex.length - 1,
      refused: [
        { id: 'frontex-standing-corps-2024-commitment-registered', status: 422, problem: { errors: [{ code: 'idempotency-key-reused' }] } },
      ],
    });
    expect(failure.message).toContain('frontex-standing-corps-2024-commitment-registered: 422');
  });

  it('does not begin when a department has no service', async () => {
    const { health: _, ...others } = services();
    await expect(importRecord({ services: others, token })).rejects.toThrow('No service is named for the department health.');
  });
});
