import { Metrics, Probes, type RunningService, startService } from '@milepost/service';
import { eventually, freshDatabase, metric, movableClock, topicPrefix } from '@milepost/testing';
import { Client } from 'pg';
import { startIssuer } from './api/issuer.fixtures.js';
import { promiseOf, said } from './conformance/notebook.js';
import { defineDepartment } from './department.js';
import { DepartmentModule } from './department.module.js';
import { probeRelay, relayFigures } from './relay-figures.js';

const health = defineDepartment({ id: 'health', name: 'Health', scope: 'Health', rules: [] });
const NOBODY = '127.0.0.1:1';

describe('A department whose work stands still says so', () => {
  let issuer: Awaited<ReturnType<typeof startIssuer>>;
  let service: RunningService;
  let locker: Client;
  let token: string;
  let clock: ReturnType<typeof movableClock>;

  beforeEach(async () => {
    issuer = await startIssuer();
    token = await issuer.token('keeper', 'keeper');
    const { url } = await freshDatabase();
    const environment = { DATABASE_URL: url, KAFKA_BROKERS: NOBODY, TOPIC_PREFIX: topicPrefix(), RELAY: 'true', HEARTBEAT_MS: '0' };
    Object.assign(process.env, environment, { IDENTITY_ISSUER: issuer.issuer });
    service = await startService(DepartmentModule.forRoot(health), { port: 0 });
    locker = new Client({ connectionString: url });
    await locker.connect();
    clock = movableClock();
  });
  afterEach(async () => {
    clock.restore();
    await locker.end();
    await service.stop();
    await issuer.stop();
  });

  const promise = (id: string) =>
    fetch(`${service.url}/v1/commitments`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ id, ...said(), change: promiseOf('health') }),
    });
  const metrics = async () => (await fetch(`${service.url}/metrics`)).text();
  const figure = async (name: string) => metric(await metrics(), name);
  const probe = async (path: string) => {
    const response = await fetch(service.url + path);
    const { errors = [] } = (await response.json()) as { errors?: { pointer: string; detail: string }[] };
    return { status: response.status, says: errors.map(({ pointer, detail }) => `${pointer} ${detail}`) };
  };
  const well = { status: 200, says: [] };

  it('when the broker is away: the oldest event waits, updates are still taken, and no restart is asked for', async () => {
    expect(await probe('/readyz')).toEqual(well);
    expect((await promise('one')).status).toBe(201);
    expect((await promise('two')).status).toBe(201);
    expect(await figure('milepost_recorded_events_total')).toBe(2);
    await eventually(async () => expect(await figure('milepost_outbox_backlog')).toBe(2));
    await eventually(async () => expect(await figure('milepost_publish_failures_total')).toBeGreaterThan(0), { timeout: 20_000 });
    expect(await figure('milepost_published_events_total')).toBe(0);
    expect(await figure('milepost_relay_active')).toBe(1);
    clock.forward(31_000);
    expect(await figure('milepost_outbox_oldest_seconds')).toBeGreaterThan(30);
    expect(await probe('/readyz')).toMatchObject({
      status: 503,
      says: [expect.stringMatching(/^\/outbox The oldest event has been waiting/)],
    });
    expect(await figure('milepost_ready')).toBe(0);
    expect(await probe('/livez')).toEqual(well);
  });

  it('when its database takes no more writes: first no requests, then a restart, and all is well when it goes on', async () => {
    expect(await figure('milepost_ready')).toBe(1);
    await locker.query('begin; lock table entry in exclusive mode');
    const posted = promise('held');
    await eventually(async () => expect(await figure('milepost_record_waiting_commands')).toBe(1));
    expect(await probe('/readyz')).toEqual(well);
    clock.forward(11_000);
    expect(await probe('/readyz')).toMatchObject({ status: 503, says: [expect.stringMatching(/^\/recorder A batch of updates/)] });
    expect(await probe('/livez')).toEqual(well);
    clock.forward(80_000);
    expect(await probe('/livez')).toMatchObject({
      status: 503,
      says: expect.arrayContaining([expect.stringMatching(/^\/recorder A batch/)]),
    });
    await locker.query('rollback');
    expect((await posted).status).toBe(201);
    await eventually(async () => expect(await probe('/livez')).toEqual(well));
    expect(await figure('milepost_record_waiting_commands')).toBe(0);
    expect(await figure('milepost_record_batch_seconds_sum')).toBeGreaterThan(90);
  });
});

describe('A relay that takes no step', () => {
  const status = { active: true, epoch: 1, position: 4, backlog: 0, oldestAge: 0, stillFor: 0 };

  it.each([
    [{ ...status, stillFor: 40_000 }, [], []],
    [{ ...status, stillFor: 91_000 }, [], ['/relay']],
    [{ ...status, oldestAge: 31_000 }, ['/outbox'], []],
    [{ ...status, oldestAge: 31_000, active: false }, [], []],
  ])('of %j fails the right probe', async (now, ready, live) => {
    const probes = new Probes();
    probeRelay(probes, () => now);
    expect((await probes.readyz()).map(({ pointer }) => pointer)).toEqual(ready);
    expect((await probes.livez()).map(({ pointer }) => pointer)).toEqual(live);
  });

  it('leaves the backlog to the one that holds the outbox', async () => {
    const metrics = new Metrics();
    relayFigures(metrics, () => ({ ...status, active: false, backlog: 9 }));
    expect(metric(await metrics.registry.metrics(), 'milepost_outbox_backlog')).toBe(0);
  });
});
