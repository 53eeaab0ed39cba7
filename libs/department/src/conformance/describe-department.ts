import { departments, fold, partialDate, subjectOf } from '@milepost/contracts';
import type { Department } from '../department.js';
import { actor, promiseOf, entry, evidence, Notebook, said, type Told } from './notebook.js';

const promise = entry('commitment', 'promise-one');
const step = entry('milestone', 'step-one');
const act = entry('act', 'act-one');
const because = { en: 'Because it is so.' };
const celex = { scheme: 'celex', value: '32024R1351', url: 'https://eur-lex.europa.eu/eli/reg/2024/1351/oj', confidence: 'high' };

/** What every department does alike, whatever its own rules are. Run by each department's spec. */
export function describeDepartment(department: Department): void {
  const { id } = department;
  const other = departments.find((name) => name !== id)!;
  const keeper = actor('keeper', 'keeper');
  const editor = actor('editor', `editor:${id}`);
  const stranger = actor('stranger', `editor:${other}`);
  const reviewer = actor('reviewer', 'reviewer');

  const register = (book: Notebook, more = {}) =>
    book.submit(keeper, { ...promise, type: 'CommitmentRegistered', change: promiseOf(id, more) });
  const schedule = (book: Notebook, due = '2026', who = editor) =>
    book.submit(who, {
      ...step,
      type: 'MilestoneScheduled',
      change: { commitment: promise.id, title: { en: 'A step' }, due: partialDate(due) },
    });
  const reschedule = (book: Notebook, from: string, to: string, more = {}) =>
    book.submit(editor, {
      ...step,
      type: 'MilestoneRescheduled',
      change: { from: partialDate(from), to: partialDate(to), reason: because },
      ...more,
    });
  const meet = (book: Notebook, more = {}) =>
    book.submit(editor, { ...step, type: 'MilestoneMet', change: { dateMet: partialDate('2024-05-14') }, ...more }, 'approver');
  const claim = (book: Notebook, from: string, to: string, who = editor) =>
    book.submit(who, { ...promise, type: 'DeliveryStatusClaimed', change: { from, to, basis: 'page', reason: because } }, 'approver');

  const started = () => {
    const book = new Notebook(department);
    recorded(register(book));
    recorded(schedule(book));
    return book;
  };

  describe(`${department.name} keeps the common rules`, () => {
    it.each([
      ['a promise of another department', (book: Notebook) => register(book, { lead: other }), 'wrong-department'],
      ['a joint promise without a reason', (book: Notebook) => register(book, { contributors: [other] }), 'missing-reason'],
      ['a milestone of an unknown promise', (book: Notebook) => schedule(book), 'unknown-commitment'],
    ])('refuses %s', (_, when, code) => expect(when(new Notebook(department))).toMatchObject({ refused: code }));

    it.each([
      ['the same milestone again', (book: Notebook) => schedule(book), 'forbidden-transition'],
      ['a due date that is not in force', (book: Notebook) => reschedule(book, '2025', '2027'), 'stale-value'],
      ['a reschedule to the same date', (book: Notebook) => reschedule(book, '2026', '2026'), 'no-change'],
      ['a version that is gone', (book: Notebook) => reschedule(book, '2026', '2027', { expectedVersion: 7 }), 'stale-version'],
      ['a status without evidence', (book: Notebook) => meet(book, { said: said('2024-05-14', { evidence: [] }) }), 'missing-evidence'],
      [
        'a day that has not come',
        (book: Notebook) => meet(book, { said: said('2031'), change: { dateMet: partialDate('2031') } }),
        'in-the-future',
      ],
      ['a day met that is not the day it happened', (book: Notebook) => meet(book, { said: said('2024-05-15') }), 'dates-differ'],
      ['a claim from another status', (book: Notebook) => claim(book, 'delivered', 'inProgress'), 'stale-value'],
      ['a claim that goes nowhere', (book: Notebook) => claim(book, 'notStarted', 'notStarted'), 'forbidden-transition'],
      ['the word of another department', (book: Notebook) => schedule(book, '2027', stranger), 'not-allowed'],
      ['a claim by a reviewer', (book: Notebook) => claim(book, 'notStarted', 'delivered', reviewer), 'not-allowed'],
      ['a correction of an event that is not there', (book: Notebook) => correct(book, 'event-99', 'due', null), 'unknown-event'],
      ['a correction of what it does not say', (book: Notebook) => correct(book, 'event-2', 'verdict', null), 'unknown-field'],
    ])('refuses %s', (_, when, code) => {
      const book = started();
      expect(when(book)).toMatchObject({ refused: code });
      expect(book.events).toHaveLength(2);
    });

    const correct = (book: Notebook, supersedes: string, field: string, to: unknown) =>
      book.submit(editor, { ...step, type: 'FactCorrected', change: { supersedes, field, from: null, to, reason: because } });

    it('moves a due date and keeps the old one', () => {
      const book = started();
      recorded(reschedule(book, '2026', '2027'));
      expect(stateIn(book, step)).toMatchObject({
        due: { date: '2027' },
        dueHistory: [{ due: { date: '2026' } }, { due: { date: '2027' }, reason: because }],
      });
    });

    it('corrects a fact by reading its history again; the superseded event stays', () => {
      const book = started();
      recorded(reschedule(book, '2026', '2027'));
      recorded(correct(book, 'event-2', 'due', partialDate('2025')));
      expect(stateIn(book, step)).toMatchObject({ dueHistory: [{ due: { date: '2025' } }, { due: { date: '2027' } }] });
      expect(book.events).toHaveLength(4);
    });

    it('sets the assessment back when something new is claimed', () => {
      const book = started();
      const claimed = recorded(claim(book, 'notStarted', 'partiallyDelivered'));
      const assessment = { verdict: 'disputed', reason: because, assessor: 'party-court', aboutEventId: claimed.id };
      recorded(book.submit(reviewer, { ...promise, type: 'AssessmentRecorded', change: assessment }));
      expect(stateIn(book, promise)).toMatchObject({ assessment: { verdict: 'disputed' } });
      recorded(claim(book, 'partiallyDelivered', 'delivered'));
      expect(stateIn(book, promise)).toMatchObject({ assessment: { verdict: 'notAssessed' }, delivery: { status: 'delivered' } });
    });

    it('lets no one of its own assess its claim', () => {
      const book = started();
      const claimed = recorded(claim(book, 'notStarted', 'delivered'));
      const assessment = { verdict: 'confirmed', reason: because, assessor: 'party-court', aboutEventId: claimed.id };
      const both = actor('both', 'reviewer', `editor:${id}`);
      expect(book.submit(both, { ...promise, type: 'AssessmentRecorded', change: assessment })).toMatchObject({ refused: 'not-allowed' });
    });

    it('keeps what a contributor sends waiting for a second person', () => {
      const book = started();
      const contributor = actor('new', `contributor:${id}`);
      const change = { from: partialDate('2026'), to: partialDate('2027'), reason: because };
      expect(book.submit(contributor, { ...step, type: 'MilestoneRescheduled', change })).toEqual({ waits: true });
    });

    it('moves an act along its stages and by one promise only', () => {
      const book = started();
      recorded(
        book.submit(keeper, {
          ...act,
          type: 'EntryRegistered',
          change: { title: { en: 'An act' }, form: 'regulation', identifiers: [celex] },
        }),
      );
      const reach = (to: string) =>
        book.submit(editor, { ...act, type: 'StageReached', change: { commitment: promise.id, to } }, 'approver');
      recorded(reach('adopted'));
      expect(reach('tabled')).toMatchObject({ refused: 'forbidden-transition' });
      recorded(reach('inForce'));
      expect(stateIn(book, act)).toMatchObject({ stage: 'inForce', trackedIn: promise.id });
    });

    it('chains the events of an entry, counts its versions densely, and its changes fold to its last state', () => {
      const book = started();
      recorded(reschedule(book, '2026', '2027'));
      recorded(meet(book));
      const chain = book.events.filter(({ subject }) => subject === subjectOf(step)).map(({ data }) => data);
      expect(chain.map(({ version }) => version)).toEqual([1, 2, 3]);
      expect(chain.map(({ previousHash }) => previousHash === null)).toEqual([true, false, false]);
      for (const event of book.events) expect(event.data).toMatchObject({ department: id, evidence: [evidence] });
      expect(stateIn(book, step)).toEqual(chain.at(-1)!.state);
    });
  });
}

function recorded(told: Told) {
  if (!('recorded' in told)) throw new Error(`Not recorded: ${JSON.stringify(told)}`);
  return told.recorded;
}

const stateIn = (book: Notebook, key: Parameters<typeof subjectOf>[0]) => fold(book.events).get(subjectOf(key))!.state;
