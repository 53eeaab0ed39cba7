import { partialDate } from '@milepost/contracts';
import { actor, promiseOf, describeDepartment, Notebook } from '@milepost/department';
import { security } from './security.js';

describeDepartment(security);

describe('Security has rules of its own', () => {
  const editor = actor('editor', 'editor:security');
  const step = { kind: 'milestone', id: 'step-one' } as const;
  const publicSummary = { en: 'A measure against organised crime.' };

  const started = () => {
    const book = new Notebook(security);
    book.submit(actor('keeper', 'keeper'), {
      kind: 'commitment',
      id: 'promise-one',
      type: 'CommitmentRegistered',
      change: promiseOf('security'),
    });
    return book;
  };
  const schedule = (book: Notebook, more: object) =>
    book.submit(editor, {
      ...step,
      type: 'MilestoneScheduled',
      change: { commitment: 'promise-one', title: { en: 'Operation Kestrel' }, due: partialDate('2026-03'), ...more },
    });

  it('refuses a restricted entry without a summary for the public', () =>
    expect(schedule(started(), { restricted: true })).toMatchObject({
      refused: 'missing-public-summary',
      pointer: '/change/publicSummary',
    }));

  it('discloses status and summary of a restricted entry, and keeps the rest to itself', () => {
    const book = started();
    const told = schedule(book, { restricted: true, publicSummary });
    expect(told).toMatchObject({ state: { title: { en: 'Operation Kestrel' }, due: { date: '2026-03' } } });
    const [, event] = book.events;
    expect(event!.data.state).toMatchObject({ status: 'scheduled', title: publicSummary, due: null, dueHistory: [] });
    expect(JSON.stringify(event)).not.toMatch(/Kestrel|2026-03|eur-lex/);
  });

  it('goes on deciding by what it keeps to itself', () => {
    const book = started();
    schedule(book, { restricted: true, publicSummary });
    const change = { from: partialDate('2026-03'), to: partialDate('2026-09'), reason: { en: 'A source was at risk.' } };
    expect(book.submit(editor, { ...step, type: 'MilestoneRescheduled', change })).toMatchObject({ state: { due: { date: '2026-09' } } });
    expect(JSON.stringify(book.events)).not.toMatch(/2026-09|at risk/);
  });

  it('discloses all of an entry that is not restricted', () => {
    const book = started();
    schedule(book, {});
    expect(book.events[1]!.data.state).toMatchObject({ title: { en: 'Operation Kestrel' }, due: { date: '2026-03' } });
  });
});
