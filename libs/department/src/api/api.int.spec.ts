import { partialDate } from '@milepost/contracts';
import { eventually } from '@milepost/testing';
import { promiseOf, evidence, said } from '../conformance/notebook.js';
import { defineDepartment } from '../department.js';
import { startStand } from './stand.fixtures.js';

const careful = defineDepartment({
  id: 'health',
  name: 'Health',
  scope: 'Health',
  rules: [],
  embargoes: true,
  needsSecond: ({ type }) => type === 'DeliveryStatusClaimed',
});
const claim = { ...said(), change: { from: 'notStarted', to: 'inProgress', basis: 'page', reason: { en: 'It began.' } } };
const schedule = (id: string, more = {}) => ({
  id, ...said(), change: { commitment: 'promise', title: { en: id }, due: partialDate('2026') }, ...more,
}); // prettier-ignore
const reschedule = { ...said(), change: { from: partialDate('2026'), to: partialDate('2027'), reason: { en: 'It slipped.' } } };

describe('The API of a department', () => {
  let stand: Awaited<ReturnType<typeof startStand>>;

  beforeAll(async () => {
    stand = await startStand(careful, {
      keeper: 'keeper',
      editor: 'editor:health',
      approver: 'approver:health',
      stranger: 'editor:defence',
      auditor: 'auditor',
    });
    expect((await post('/v1/commitments', { id: 'promise', ...said(), change: promiseOf('health') }, 'keeper')).status).toBe(201);
  });
  afterAll(() => stand.stop());

  const post = (...given: Parameters<typeof stand.post>) => stand.post(...given);
  const get = (...given: Parameters<typeof stand.get>) => stand.get(...given);

  it('answers with place, version and tag, and shows the entry', async () => {
    const made = await post('/v1/milestones', schedule('first'));
    expect(made).toMatchObject({ status: 201, body: { kind: 'milestone', id: 'first', version: 1 } });
    expect(made.headers.get('location')).toBe('/v1/milestones/first');
    expect(made.headers.get('etag')).toBe('"1"');
    const moved = await post('/v1/milestones/first/reschedule', reschedule, 'editor', { 'if-match': '"1"' });
    expect(moved).toMatchObject({ status: 201, body: { version: 2 } });
    expect((await get('/v1/milestones/first')).body).toMatchObject({
      version: 2,
      eventId: moved.body.eventId,
      state: { due: partialDate('2027') },
    });
  });

  it.each([
    ['an unknown field', () => post('/v1/milestones', schedule('x-1', { colour: 'red' })), 400, 'invalid', '/colour', 'unknown-field'],
    [
      'an unknown field deep inside',
      () => post('/v1/milestones', schedule('x-1', { evidence: [{ ...evidence, stars: 5 }] })),
      400,
      'invalid',
      '/evidence/0/stars',
      'unknown-field',
    ],
    [
      'a date that is not as precise as it says',
      () => post('/v1/milestones', schedule('x-1', { occurredOn: { date: '2024', precision: 'day' } })),
      400,
      'invalid',
      '/occurredOn/date',
      'custom',
    ],
    [
      'an unknown identifier scheme',
      () =>
        post(
          '/v1/acts',
          {
            id: 'x-act',
            ...said(),
            change: {
              title: { en: 'A' },
              form: 'regulation',
              identifiers: [{ scheme: 'isbn', value: '1', url: 'https://a.eu', confidence: 'high' }],
            },
          },
          'keeper',
        ),
      400,
      'invalid',
      '/change/identifiers/0/scheme',
      'invalid-value',
    ],
    [
      'a transition that the life cycle forbids',
      () => post('/v1/milestones/first/schedule', { ...said(), change: schedule('first').change }),
      422,
      'refused',
      '',
      'forbidden-transition',
    ],
    [
      'a status without evidence',
      () => post('/v1/milestones/first/meet', { ...said('2024', { evidence: [] }), change: { dateMet: partialDate('2024') } }),
      422,
      'refused',
      '/evidence',
      'missing-evidence',
    ],
    [
      'a version that is gone',
      () => post('/v1/milestones/first/reschedule', reschedule, 'editor', { 'if-match': '"1"' }),
      412,
      'stale-version',
      '',
      'stale-version',
    ],
    [
      'the word of another department',
      () => post('/v1/milestones/first/reschedule', reschedule, 'stranger'),
      403,
      'forbidden',
      '',
      'not-allowed',
    ],
    [
      'a promise of another department',
      () => post('/v1/commitments', { id: 'x-promise', ...said(), change: promiseOf('defence') }, 'keeper'),
      422,
      'refused',
      '/change/lead',
      'wrong-department',
    ],
    [
      'the same id again',
      () => post('/v1/commitments', { id: 'promise', ...said(), change: promiseOf('health') }, 'keeper'),
      409,
      'conflict',
      '/id',
      'already-on-record',
    ],
  ])('refuses %s and changes nothing', async (_, when, status, slug, pointer, code) => {
    const before = (await get('/v1/milestones/first')).body;
    const refused = await when();
    expect(refused).toMatchObject({
      status,
      type: expect.stringContaining('application/problem+json'),
      body: { type: `/problems/${slug}`, errors: [{ pointer, code }] },
    });
    expect((await get('/v1/milestones/first')).body).toEqual(before);
  });

  it.each([
    ['no token', () => fetch(`${stand.url}/v1/milestones`, { method: 'POST' }), 401],
    ['2 MB', () => post('/v1/milestones', JSON.stringify({ id: 'x'.repeat(2_000_000) })), 413],
    ['half a body', () => post('/v1/milestones', '{"id":'), 400],
    ['another media type', () => post('/v1/milestones', '<a/>', 'editor', { 'content-type': 'text/xml' }), 415],
    ['an unknown collection', () => post('/v1/wishes', {}), 404],
    ['an unknown action', () => post('/v1/milestones/first/paint', {}), 404],
    ['a version that is no version', () => post('/v1/milestones/first/reschedule', reschedule, 'editor', { 'if-match': 'two' }), 400],
  ])('has a clear word for %s', async (_, when, status) => expect((await when()).status).toBe(status));

  it('takes many lines and lets the malformed one fail alone', async () => {
    const line = (id: string) => JSON.stringify({ kind: 'milestone', ...schedule(id) });
    const lines = [
      line('bulk-1'),
      '{"kind": "milestone", oops',
      line('bulk-2'),
      JSON.stringify({ kind: 'milestone', id: 'bulk-1', action: 'reschedule', ifMatch: 1, ...reschedule }),
    ];
    const { status, body } = await post('/v1/batch', lines.join('\n'), 'editor', { 'content-type': 'application/x-ndjson' });
    expect(status).toBe(200);
    const answers = (body as string)
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text));
    expect(answers.map((answer) => [answer.line, answer.status])).toEqual([[1, 201], [2, 400], [3, 201], [4, 201]]); // prettier-ignore
    expect(answers[1].problem).toMatchObject({ type: '/problems/invalid', errors: [{ code: 'not-json' }] });
  });

  it('keeps a change of status until a second person approves it, once', async () => {
    const sent = await post('/v1/commitments/promise/claim', claim, 'editor', { 'idempotency-key': 'claim-1' });
    expect(sent).toMatchObject({ status: 202, body: { waitsFor: 'approval' } });
    const address = sent.headers.get('location')!;
    expect((await post(`${address}/approve`, {}, 'editor')).status).toBe(403);
    expect((await get('/v1/submissions', 'auditor')).body.items).toHaveLength(1);
    expect((await get('/v1/submissions', 'stranger')).status).toBe(403);
    const approved = await post(`${address}/approve`, {}, 'approver');
    expect(approved).toMatchObject({ status: 201, body: { kind: 'commitment', version: 2 } });
    expect((await post(`${address}/approve`, {}, 'approver')).body).toEqual(approved.body);
    expect((await post('/v1/commitments/promise/claim', claim, 'editor', { 'idempotency-key': 'claim-1' })).body).toEqual(sent.body);
    expect((await get('/v1/commitments/promise')).body).toMatchObject({ version: 2, state: { delivery: { status: 'inProgress' } } });
  });

  it('keeps one submission of a key that comes many times at once', async () => {
    const change = { from: 'inProgress', to: 'partiallyDelivered', basis: 'page', reason: { en: 'Half of it is there.' } };
    const sent = await Promise.all(
      Array.from({ length: 6 }, () =>
        post('/v1/commitments/promise/claim', { ...said(), change }, 'editor', { 'idempotency-key': 'claim-2' }),
      ),
    );
    expect(new Set(sent.map(({ body }) => body.submission)).size).toBe(1);
    expect((await get('/v1/submissions', 'auditor')).body.items).toHaveLength(1);
    expect((await post(`${sent[0]!.headers.get('location')}/return`, { reason: 'Not yet.' }, 'approver')).status).toBe(200);
  });

  it('gives it back with a reason', async () => {
    const again = { ...claim, change: { ...claim.change, from: 'inProgress', to: 'delivered' } };
    const { headers } = await post('/v1/commitments/promise/claim', again);
    const address = headers.get('location')!;
    expect((await post(`${address}/return`, {}, 'approver')).status).toBe(400);
    expect((await post(`${address}/return`, { reason: 'Which page says so?' }, 'approver')).body).toMatchObject({
      state: 'returned',
      reason: 'Which page says so?',
    });
    expect((await post(`${address}/approve`, {}, 'approver')).status).toBe(409);
  });

  it('sends out nothing before its embargo ends, and then by itself', async () => {
    const until = new Date(Date.now() + 1_500).toISOString();
    const sent = await post('/v1/milestones', schedule('held', { embargoUntil: until }));
    expect(sent).toMatchObject({ status: 202, body: { waitsFor: 'embargo' } });
    expect((await get('/v1/milestones/held')).status).toBe(404);
    const released = await eventually(async () => {
      const found = await get('/v1/milestones/held');
      expect(found.status).toBe(200);
      return found;
    });
    expect(released.body).toMatchObject({ version: 1 });
    expect(new Date().toISOString() >= until).toBe(true);
  });
});
