import { en, type EntryKey, partialDate } from '@milepost/contracts';
import { evidence, type Happening, recordOf } from './record.fixtures.js';

const of = (kind: EntryKey['kind'], id: string): EntryKey => ({ kind, id });

const promise = (id: string, title: string, lead: string, objective: string, contributors: string[] = []): Happening => ({
  id: `${id}-registered`,
  on: '2024',
  entry: of('commitment', id),
  type: 'CommitmentRegistered',
  department: lead,
  evidence: [evidence('page')],
  change: {
    page: 'page-one',
    objective,
    mandates: ['mandate-one'],
    title: en(title),
    statement: { en: `We will ${title.toLowerCase()}`, fr: `Nous allons ${id}` },
    statementFrom: 'bullet',
    lead,
    contributors,
    policyAreas: [],
    acts: id === 'blue-card' ? ['directive'] : [],
    related: [],
  },
});

const claim = (id: string, on: string, from: string, to: string, lead: string): Happening => ({
  id: `${id}-${to}`,
  on,
  entry: of('commitment', id),
  type: 'DeliveryStatusClaimed',
  department: lead,
  evidence: [evidence('claim')],
  change: { from, to, basis: 'datedEvidence', reason: en(`Now ${to}.`) },
});

const objective = (id: string, priority: string): Happening => ({
  on: '2024',
  entry: of('objective', id),
  type: 'EntryRegistered',
  change: { priority, page: 'page-one', title: en(id), department: 'migration' },
});

/**
 * Three promises. Of the Blue Card's two steps the report is overdue on 21 November 2026. Its move from 2025 to 2026 was said
 * on 1 March 2024 and reached the record only on 1 May 2026: as it was on 1 April 2026 it is due in 2026, as we knew it in 2025.
 */
export const smallRecord = recordOf([
  objective('migration-well-managed', 'priority-one'),
  objective('health-union', 'priority-two'),
  promise('blue-card', 'Blue Card in force', 'migration', 'migration-well-managed', ['security']),
  promise('screening', 'Screening at borders', 'security', 'migration-well-managed'),
  promise('hera', 'Health authority', 'health', 'health-union'),
  claim('blue-card', '2021-11-17', 'notStarted', 'delivered', 'migration'),
  claim('hera', '2021-09-16', 'notStarted', 'inProgress', 'health'),
  {
    on: '2026-11-21',
    entry: of('act', 'directive'),
    type: 'EntryRegistered',
    change: { title: en('Directive'), identifiers: [], form: 'directive' },
  },
  {
    id: 'directive-in-force',
    on: '2021-11-17',
    entry: of('act', 'directive'),
    commitment: 'blue-card',
    type: 'StageReached',
    change: { commitment: 'blue-card', to: 'inForce' },
  },
  {
    id: 'report-planned',
    on: '2021-10-20',
    entry: of('milestone', 'report'),
    commitment: 'blue-card',
    type: 'MilestoneScheduled',
    change: { commitment: 'blue-card', title: en('Report'), due: partialDate('2025-11-18') },
  },
  {
    id: 'report-moved',
    on: '2024-03-01',
    recordedAt: '2026-05-01T10:00:00.000Z',
    entry: of('milestone', 'report'),
    commitment: 'blue-card',
    type: 'MilestoneRescheduled',
    change: { from: partialDate('2025-11-18'), to: partialDate('2026-11-18'), reason: en('More time.') },
  },
  {
    on: '2020-05',
    entry: of('target', 'cards'),
    commitment: 'blue-card',
    type: 'TargetSet',
    change: {
      commitment: 'blue-card',
      title: en('Cards issued'),
      kind: 'goal',
      unit: 'cards',
      direction: 'increase',
      baseline: null,
      value: 100,
      due: partialDate('2022'),
    },
  },
  {
    on: '2022-12-31',
    entry: of('target', 'cards'),
    commitment: 'blue-card',
    type: 'TargetMeasured',
    change: { value: 120, measuredOn: partialDate('2022-12-31') },
  },
  {
    on: '2024-01',
    entry: of('milestone', 'withdrawn-step'),
    commitment: 'hera',
    department: 'health',
    id: 'withdrawn-planned',
    type: 'MilestoneScheduled',
    change: { commitment: 'hera', title: en('Never meant'), due: partialDate('2024-06') },
  },
  {
    on: '2024-01',
    entry: of('milestone', 'withdrawn-step'),
    commitment: 'hera',
    department: 'health',
    type: 'FactRetracted',
    change: { supersedes: 'withdrawn-planned', reason: en('Wrong promise.') },
  },
]);
