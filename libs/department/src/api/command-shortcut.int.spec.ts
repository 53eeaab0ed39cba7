import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { partialDate } from '@milepost/contracts';
import { RequestLog } from '@milepost/service';
import { eventually } from '@milepost/testing';
import { jest } from '@jest/globals';
import { promiseOf, said } from '../conformance/notebook.js';
import { defineDepartment } from '../department.js';
import { CommandShortcut } from './command-shortcut.js';
import { startStand } from './stand.fixtures.js';

const health = defineDepartment({
  id: 'health',
  name: 'Health',
  scope: 'Health',
  rules: [],
  needsSecond: ({ type }) => type === 'DeliveryStatusClaimed',
});
const milestone = { id: 'first', ...said(), change: { commitment: 'promise', title: { en: 'First' }, due: partialDate('2026') } };
const move = { ...said(), change: { from: partialDate('2026'), to: partialDate('2027'), reason: { en: 'It slipped.' } } };
const claim = { ...said(), change: { from: 'notStarted', to: 'inProgress', basis: 'page', reason: { en: 'It began.' } } };
const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const deceit = JSON.stringify(move).replace('{', '{"__proto__":{"role":"keeper"},');

let stand: Awaited<ReturnType<typeof startStand>>;

beforeAll(async () => {
  stand = await startStand(health, { keeper: 'keeper', editor: 'editor:health', stranger: 'editor:defence' });
  const promise = { id: 'promise', ...said(), change: promiseOf('health') };
  expect((await stand.post('/v1/commitments', promise, 'keeper')).status).toBe(201);
  expect((await stand.post('/v1/milestones', milestone)).status).toBe(201);
});
afterAll(() => stand.stop());

/** The whole answer, but for its date and what concerns the connection alone, with what the log was told; and whether the shortcut gave it. */
async function answerTo(path: string, [body, headers = {}, who]: Given) {
  const ask = jest.spyOn(stand.app.get(CommandShortcut), 'ask');
  const add = jest.spyOn(stand.app.get(RequestLog), 'add');
  const answer = await stand.post(path, body, who, { 'x-request-id': 'mine', traceparent, ...headers });
  const told = await eventually(() => add.mock.calls[0]![0]);
  const taken = ask.mock.results.some(({ value }) => value !== undefined);
  for (const spy of [ask, add]) spy.mockRestore();
  const { url: _, milliseconds: _1, ...log } = told;
  const { date: _2, connection: _3, 'keep-alive': _4, ...others } = Object.fromEntries(answer.headers);
  return { taken, whole: { status: answer.status, headers: others, body: answer.body, log } };
}
type Given = [body: unknown, headers?: Record<string, string>, who?: string];

async function statusOf(path: string, pieces: readonly Buffer[]): Promise<number | undefined> {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const headers = { authorization: `Bearer ${stand.tokens['editor']}`, 'content-type': 'application/json', 'content-length': length };
  const sending = request(stand.url + path, { method: 'POST', headers });
  const answered = once(sending, 'response') as Promise<[IncomingMessage]>;
  for (const piece of pieces) {
    sending.write(piece);
    await sleep(20); // else both would be one piece of the connection
  }
  sending.end();
  const [answer] = await answered;
  answer.resume();
  return answer.statusCode;
}

describe('What happens to an entry is answered alike by the shortcut and by the routes', () => {
  // With a key the second of both is a repetition of the first, and must be answered like it.
  it.each<[string, string, Given, number]>([
    ['done', 'milestones/first/reschedule', [move, { 'idempotency-key': 'move-1', 'if-match': '"1"' }], 201],
    ['waiting', 'commitments/promise/claim', [claim, { 'idempotency-key': 'claim-1' }], 202],
    ['of another version', 'milestones/first/reschedule', [move, { 'if-match': '"7"' }], 412],
    ['of no version', 'milestones/first/reschedule', [move, { 'if-match': 'two' }], 400],
    ['against the schema', 'milestones/first/reschedule', [{ ...move, colour: 'red' }], 400],
    ['half a body', 'milestones/first/reschedule', ['{"change":'], 400],
    ['no body', 'milestones/first/reschedule', [''], 400],
    ['a poisoned body', 'milestones/first/reschedule', [deceit], 400],
    ['beside the entry', 'milestones/none/reschedule', [move], 404],
    ['by nobody', 'milestones/first/reschedule', [move, {}, 'nobody'], 401],
    ['by somebody else', 'milestones/first/reschedule', [move, {}, 'stranger'], 403],
    ['half a body by nobody', 'milestones/first/reschedule', ['{"change":', {}, 'nobody'], 400],
  ])('%s', async (_, path, given, status) => {
    const [short, long] = [await answerTo(`/v1/${path}`, given), await answerTo(`/v1/${path}?`, given)];
    expect([short.taken, long.taken, short.whole.status]).toEqual([true, false, status]);
    expect(short.whole).toEqual(long.whole);
  });

  it.each<[string, string, Given, number]>([
    ['another media type', 'milestones/first/reschedule', ['<a/>', { 'content-type': 'text/xml' }], 415],
    ['2 MB', 'milestones/first/reschedule', ['x'.repeat(2_000_000)], 413],
    ['an unknown action', 'milestones/first/paint', [move], 404],
    ['no id', 'milestones/-/reschedule', [move], 400],
    ['a decision about a submission', 'submissions/none/approve', [{}], 404],
    ['a browser', 'milestones/none/reschedule', [move, { accept: 'text/html' }], 404],
  ])('%s is left to the routes', async (_, path, given, status) => {
    const { taken, whole } = await answerTo(`/v1/${path}`, given);
    expect([taken, whole.status]).toEqual([false, status]);
  });

  it('with characters that come in two pieces', async () => {
    const reason = { en: 'Ein Umlaut: ä' };
    const text = Buffer.from(JSON.stringify({ ...move, change: { from: partialDate('2027'), to: partialDate('2028'), reason } }));
    const at = text.indexOf(0xc3) + 1;
    expect(await statusOf('/v1/milestones/first/reschedule', [text.subarray(0, at), text.subarray(at)])).toBe(201);
    const { body } = await stand.get('/v1/milestones/first');
    expect(body.state.dueHistory.at(-1).reason).toEqual(reason);
  });
});
