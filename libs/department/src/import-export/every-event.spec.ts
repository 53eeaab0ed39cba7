import type { MilestoneEvent } from '@milepost/contracts';
import { exportRecord } from './export-record.js';
import { type RecordFile, readRecordFile } from './record-file.js';
import { EventInFile, type EventTypeInFile } from './record-history.js';
import { recordedFrom } from './recorded.fixtures.js';
import { toCommands } from './to-commands.js';

const record = await readRecordFile();
const { asOf } = record;
const id = 'critical-medicines-alliance';

let written = 0;
const event = (type: EventTypeInFile, occurredOn: string, payload?: object, more: object = {}) =>
  EventInFile.parse({
    type,
    id: `written-${++written}`,
    department: 'health',
    occurredOn,
    precision: { 4: 'year', 7: 'month', 10: 'day' }[occurredOn.length],
    ...(payload && { payload }),
    summary: `${type}.`,
    evidence: ['ev-page-promises-kept'],
    confidence: 'high',
    ...more,
  });
const day = (date: string) => ({ date, precision: 'day' });
const reason = 'For a reason.';

/** What the two pages have no example of, at the end of a history that is long enough. */
const later = [
  event('AssessmentRecorded', '2026-06-01', { verdict: 'disputed', assessor: 'party-council', reason, aboutEventId: 'critical-medicines-alliance-2024-commitment-registered' }), // prettier-ignore
  event('ResponsibilityTransferred', '2026-06-02', { from: 'health', to: 'security', reason }),
  event('TargetSet', '2026-06-03', { target: 'medicines-stock', unit: 'days', value: 90, due: null }),
  event('TargetMeasured', '2026-06-04', { target: 'medicines-stock', value: 40, measuredOn: day('2026-06-03'), source: 'Survey' }),
  event('MilestoneScheduled', '2026-06-05', { milestone: 'medicines-plan', title: 'A plan', due: null, dueText: 'soon' }),
  event('MilestoneCancelled', '2026-06-06', { milestone: 'medicines-plan', reason }),
  event('EvidenceConflictNoted', '2026-06-07', {
    about: 'medicines-plan',
    field: 'due',
    values: [
      { value: '2026', precision: 'year', evidence: 'ev-page-promises-kept' },
      { value: '2027', precision: 'year', evidence: 'ev-flash-574-bta', remark: 'Heard on the radio.' },
    ],
  }),
  event('FactRetracted', '2026-06-06', { supersedes: 'written-6', reason }, { department: 'health' }),
  event('CommitmentWithdrawn', '2026-06-09', { reason }),
];

const target = { id: 'medicines-stock', title: 'Stock', kind: 'goal', direction: 'increase', baseline: null } as const;
const file: RecordFile = {
  ...record,
  commitments: record.commitments.map((one) => {
    if (one.id !== id) return one;
    const steps = { unit: 'days', target: 90, due: null, measurements: [] };
    const milestone = { id: 'medicines-plan', title: 'A plan', status: 'scheduled', due: null, met: null } as const;
    return {
      ...one,
      milestones: [...one.milestones, milestone],
      targets: [...one.targets, { ...target, ...steps }],
      history: [...one.history, ...later],
    };
  }),
  recordEvents: [
    ...record.recordEvents,
    { ...record.recordEvents[0]!, id: 'ended', type: 'SpotlightEnded', occurredOn: '2026-03' } as never,
  ],
};

const recorded = recordedFrom(toCommands(file));
const exported = exportRecord(recorded, { asOf });
const alliance = exported.commitments.find((one) => one.id === id)!;

it('Events of every type come out as they went in', () => {
  expect(alliance.history.slice(-later.length).map(({ id: name }) => name)).toEqual(['written-1', 'written-2', 'written-3', 'written-4', 'written-5', 'written-6', 'written-8', 'written-7', 'written-9']); // prettier-ignore
  expect(alliance.history.filter(({ id: name }) => name.startsWith('written')).sort((a, b) => a.id.localeCompare(b.id))).toEqual(later);
  expect(exported.recordEvents.at(-1)).toMatchObject({
    id: 'ended',
    type: 'SpotlightEnded',
    payload: { spotlight: 'spotlight-preparedness-report' },
  });
});

it('On the way the file’s event ids become those that the services gave', () => {
  const eventOf = (name: string) => recorded.find(({ data }) => data.correlationId === name)!;
  expect(eventOf('written-1').data.change).toMatchObject({
    aboutEventId: eventOf('critical-medicines-alliance-2024-commitment-registered').id,
  });
  expect(eventOf('written-8').data.change).toMatchObject({ supersedes: eventOf('written-6').id });
});

it('The entries stand as the events leave them', () => {
  expect(alliance.departments).toMatchObject({ lead: 'security' });
  expect(alliance.status).toEqual({ delivery: 'notPursued', assessment: 'notAssessed' });
  expect(alliance.targets.at(-1)!.measurements).toEqual([{ value: 40, measuredOn: day('2026-06-03'), source: 'Survey' }]);
  expect(alliance.milestones.at(-1)).toMatchObject({ id: 'medicines-plan', status: 'scheduled', dueText: 'soon' });
});

it('What was exported is exported again the same, registered where it was registered', () => {
  const again = toCommands({ ...exported, departments: record.departments });
  expect(again.find((command) => command.id === id)).toMatchObject({ department: 'health', body: { change: { lead: 'health' } } });
  expect(exportRecord(recordedFrom(again), { asOf })).toEqual(exported);
});

it('No two requests share an Idempotency-Key, and what names a commitment follows it', () => {
  const commands = toCommands(file);
  expect(new Set(commands.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(commands.length);
  const named = commands.filter(({ body }) => 'commitment' in body.change && body.change.commitment);
  expect(named.filter(({ stream, body }) => stream !== (body.change as { commitment: string }).commitment)).toEqual([]);
});

describe('Events that a team posted, without an id of the file', () => {
  const events = recordedFrom(toCommands(record));
  const posted = events.map((one): MilestoneEvent => {
    const { correlationId: _, ...data } = one.data;
    return { ...one, data };
  });

  it('go by their own ids; several acts are several events', () => {
    const { commitments } = exportRecord(posted, { asOf });
    const pact = commitments.find((one) => one.id === 'pact-on-migration-and-asylum')!;
    expect(pact.history.length).toBeGreaterThan(record.commitments.find((one) => one.id === pact.id)!.history.length);
    expect(pact.history.every(({ id: name }) => /^[0-9a-f-]{36}$/.test(name))).toBe(true);
  });

  it('of evidence that is described twice the first description counts', () => {
    const renamed = events.map((one) => ({
      ...one,
      data: { ...one.data, evidence: one.data.evidence.map((link) => ({ ...link, title: `${link.title} (${one.id})` })) },
    }));
    const page = exportRecord(renamed, { asOf }).evidence.find((link) => link.id === 'ev-page-promises-kept')!;
    const first = renamed.find(({ data }) => data.evidence.some((link) => link.id === page.id))!;
    expect(page.title).toContain(first.id);
  });

  it('that were recorded late stand where their day puts them', () => {
    const late = events.find(({ data }) => data.entryId === 'frontex-10000')!;
    const last = { ...late, time: '2026-12-01T00:00:00.000Z' };
    const others = events.filter(({ data }) => data.entryId !== 'frontex-10000');
    const { history } = exportRecord([...others, last], { asOf }).commitments.find((one) => one.id === 'frontex-standing-corps')!;
    expect(history.map(({ occurredOn }) => occurredOn).slice(0, 2)).toEqual(['2018-05', '2018-09-12']);
  });
});
