import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { History, outcomeOf, readHistory, type Try } from './history.js';

const tried = (status: number, told: Partial<Try> = {}): Try => ({ value: 'a', took: 1, status, retryAfter: false, ...told });
const recorded = tried(201, { version: 2, eventId: 'e' });

describe('the history of the clients', () => {
  it.each([
    ['never sent', [], { is: 'unknown' }],
    ['recorded', [recorded], { is: 'recorded', version: 2, eventId: 'e' }],
    ['recorded at the second try', [tried(0), recorded], { is: 'recorded', version: 2, eventId: 'e' }],
    ['refused', [tried(422)], { is: 'refused', status: 422 }],
    ['cut', [tried(0)], { is: 'unknown' }],
    ['not taken', [tried(503)], { is: 'unknown' }],
    ['cut, then refused', [tried(0), tried(422)], { is: 'unknown' }],
  ])('%s', (_, tries, outcome) => expect(outcomeOf(tries)).toEqual(outcome));

  it('is read back from the disk', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'milepost-history-'));
    const history = new History(join(folder, 'history.ndjson'));
    history.wish({ value: 'a', subject: 'milestone/m', type: 'schedule', due: '2027-01-01' });
    history.tried(recorded);
    history.wish({ value: 'b', subject: 'milestone/m', type: 'reschedule', due: '2027-01-02' });
    await history.close();
    const { operations, attempts } = await readHistory(history.path);
    await rm(folder, { recursive: true });
    expect(operations.map(({ value, outcome }) => [value, outcome.is])).toEqual([
      ['a', 'recorded'],
      ['b', 'unknown'],
    ]);
    expect(attempts).toEqual([recorded]);
  });
});
