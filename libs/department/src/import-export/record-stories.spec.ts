import {
  type Act,
  awaitingNews,
  byEnd,
  type Commitment,
  daysToDeliver,
  fold,
  isOverdue,
  keptLate,
  lateness,
  type Milestone,
  moves,
  partialDate,
  type State,
  type Target,
  undone,
  type Update,
} from '@milepost/contracts';
import { readRecordFile } from './record-file.js';
import { recordedFrom } from './recorded.fixtures.js';
import { toCommands } from './to-commands.js';

const record = await readRecordFile();
const events = recordedFrom(toCommands(record));
const entries = fold(events);
const today = partialDate(record.asOf);

const state = <S extends State>(subject: string) => entries.get(subject)!.state as S;
const commitment = (id: string) => state<Commitment>(`commitment/${id}`);
const milestone = (id: string) => state<Milestone>(`milestone/${id}`);
const target = (id: string) => state<Target>(`target/${id}`);
const act = (id: string) => state<Act>(`act/${id}`);
const historyOf = (id: string) => events.filter(({ data }) => data.entryId === id);
const lastHeard = (id: string) => historyOf(id).map(({ data }) => data.occurredOn).sort(byEnd).at(-1)!; // prettier-ignore
const span = { years: 0, months: 0, days: 0, atLeast: false };
const storyIds = record.stories!.map(({ id }) => id);

const stories: Record<string, () => void> = {
  'story-late-good-news': () => {
    expect(act('act-2026-1047')).toMatchObject({ stage: 'published', stageSince: partialDate('2026-05-12') });
    expect(milestone('talent-pool-adopted').status).toBe('met');
  },
  'story-moving-due-date': () => {
    const { dueHistory, due } = target('frontex-10000');
    expect(dueHistory.map((one) => one.due?.date)).toEqual(['2027', '2020', '2027', '2024', '2027']);
    const net = { span, direction: 'none' };
    expect(moves(dueHistory)).toEqual({ count: 4, total: { ...span, years: 20 }, net, backToFirst: true });
    expect(due).toEqual(partialDate('2027'));
    expect([isOverdue(target('frontex-10000'), today), isOverdue(target('frontex-5000'), today)]).toEqual([false, true]);
  },
  'story-regression': () => {
    expect(act('act-2021-1232')).toMatchObject({ stage: 'lapsed', expiresOn: partialDate('2026-04-03') });
    expect(milestone('csa-interim-rules-in-force')).toMatchObject({ status: 'notMet', reversed: partialDate('2026-04-03') });
    expect(undone(commitment('child-sexual-abuse-rules'))).toEqual({ highest: 'partiallyDelivered', on: partialDate('2026-04-03') });
    expect(moves(milestone('csa-long-term-rules').dueHistory)).toMatchObject({
      count: 1,
      total: { years: 1, months: 8 },
      backToFirst: false,
    });
    expect(awaitingNews(milestone('csa-long-term-rules'), today, lastHeard('csa-long-term-rules'))).toBe(false);
  },
  'story-correction': () => {
    const { delivery } = commitment('firearms-and-explosives-rules');
    expect(delivery.reason).toEqual({ en: 'in force since July 2019, applicable since 1 February 2021' });
    expect(historyOf('firearms-and-explosives-rules').map(({ type }) => type)).toContain('FactCorrected');
    expect(undone(commitment('global-alliance-against-migrant-smuggling'))).toBeNull();
  },
  'story-conflicting-sources': () => {
    const contested = events
      .filter(({ data }) => data.conflicts)
      .map(({ data }) => [data.entryId, data.occurredOn.date, data.conflicts![0]!.value.date]);
    expect(contested).toEqual(expect.arrayContaining([['act-2022-2557', '2023-01-16', '2023-01-05'], ['act-2025-327', '2025-03-26', '2025-03-25']])); // prettier-ignore
  },
  'story-two-mandates': () => {
    expect(commitment('blue-card-directive').mandates).toEqual(['mandate-2014-2019', 'mandate-2019-2024']);
  },
  'story-time-to-deliver': () => {
    expect(daysToDeliver(act('act-2022-838'))).toEqual({ days: 37, atLeast: false });
    expect(daysToDeliver(act('act-2021-1883'))).toEqual({ days: 1989, atLeast: false });
  },
  'story-not-yet-law': () => {
    expect(act('act-com-2025-101').stage).toBe('provisionalAgreement');
    expect(commitment('common-approach-on-returns').delivery.status).toBe('inProgress');
  },
  'story-claim-without-evidence': () => {
    const update = state<Update>('update/update-november-2023-defence-agreement');
    expect(update.confidence).toBe('low');
    expect(update.evidenceMissing?.en).toMatch(/cannot be identified/);
    expect(commitment('single-market-for-defence').assessment).toEqual({ verdict: 'notAssessed' });
  },
  'story-joint-commitment': () => {
    const pact = commitment('pact-on-migration-and-asylum');
    expect([pact.lead, ...pact.contributors]).toHaveLength(3);
    expect(pact.acts.filter((id) => entries.has(`act/${id}`))).toHaveLength(10);
  },
  'story-awaiting-news': () => {
    const silent = ['anti-trafficking-transposition', 'cer-identification', 'cra-reporting-duties', 'blue-card-report'];
    expect(silent.map((id) => [milestone(id).due?.date, awaitingNews(milestone(id), today, lastHeard(id))])).toEqual([
      ['2026-07-15', true],
      ['2026-07-17', true],
      ['2026-09-11', true],
      ['2026-11-18', true],
    ]);
  },
  'story-three-words-for-stage': () => {
    const { stages } = act('act-2024-2847');
    expect(stages.map(({ stage }) => stage)).toEqual(expect.arrayContaining(['provisionalAgreement', 'adopted', 'inForce']));
    expect(milestone('cra-full-application')).toMatchObject({ status: 'scheduled', due: partialDate('2027-12-11') });
  },
};

it.each(storyIds)('%s', (id) => stories[id]!());

describe('What the record says of itself', () => {
  const awaiting = record.commitments.flatMap(({ history }) => history).filter(({ remark }) => remark?.includes('awaiting news'));

  it('is true of every step that it calls silent', () => {
    const silent = awaiting.map((event) => ('payload' in event ? event.payload : {}) as { milestone?: string; target?: string });
    const steps = silent.map(({ milestone: m, target: t }) => (m ? ([milestone(m), m] as const) : ([target(t!), t!] as const)));
    const wrong = steps.filter(([step, id]) => step.due && isOverdue(step, today) && !awaitingNews(step, today, lastHeard(id)));
    expect(wrong.map(([, id]) => id)).toEqual([]);
    expect(steps.length).toBeGreaterThan(5);
  });

  it('two steps were late, and one promise was kept late', () => {
    const late = [...entries.values()].filter(({ kind, state: step }) => kind === 'milestone' && lateness(step as Milestone) !== null);
    expect(late.map(({ id }) => id).sort()).toEqual(['migration-strategy-presented', 'talent-partnerships-north-africa']);
    const promises = [...entries.values()].filter(({ kind }) => kind === 'commitment');
    const steps = (id: string) => record.commitments.find((one) => one.id === id)!.milestones.map((one) => milestone(one.id));
    expect(promises.filter(({ id, state: promise }) => keptLate(promise as Commitment, steps(id))).map(({ id }) => id)).toEqual([
      'talent-partnerships',
    ]);
  });
});
