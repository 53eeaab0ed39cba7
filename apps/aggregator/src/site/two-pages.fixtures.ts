import { en, type MilestoneEvent } from '@milepost/contracts';
import { type Happening, recordOf } from '../api/record.fixtures.js';
import { framework } from './framework.fixtures.js';
import { day, fact, key, promise } from './happenings.fixtures.js';
import { movingDueDate } from './moving-due-date.fixtures.js';

const lapsed = key('act', 'act-interim');
const own = { department: 'security', commitment: 'interim-rules' };

/** Rules in force that lapsed: partly kept, then undone. */
const regression: Happening[] = [
  promise(
    'interim-rules',
    'child-abuse',
    0,
    { acts: ['act-interim'], lead: 'security', statementFrom: 'heading' },
    { department: 'security' },
  ),
  fact('interim-registered', '2026-11-21', lapsed, 'EntryRegistered', {
    title: en('Interim regulation'),
    identifiers: [],
    form: 'regulation',
  }),
  fact('interim-tabled', '2020-09-10', lapsed, 'InitiativeTabled', { commitment: 'interim-rules' }, own),
  fact('interim-in-force', '2021', lapsed, 'StageReached', { commitment: 'interim-rules', to: 'inForce' }, own),
  fact(
    'interim-step',
    '2021',
    key('milestone', 'interim-step'),
    'MilestoneMet',
    { commitment: 'interim-rules', title: en('Interim rules in force'), dateMet: day('2021') },
    { ...own, causedBy: 'interim-in-force', said: 'Reached: Interim rules in force.' },
  ),
  fact(
    'interim-partly',
    '2021',
    key('commitment', 'interim-rules'),
    'DeliveryStatusClaimed',
    { from: 'notStarted', to: 'partiallyDelivered', basis: 'datedEvidence', reason: en('Interim rules are in force.') },
    own,
  ),
  fact(
    'interim-extended',
    '2024-04-29',
    lapsed,
    'ActExtended',
    { commitment: 'interim-rules', from: day('2024-08-03'), to: day('2026-04-03') },
    own,
  ),
  fact(
    'interim-lapsed',
    '2026-04-03',
    lapsed,
    'ActLapsed',
    { commitment: 'interim-rules', reason: en('Not renewed in time.') },
    {
      ...own,
      said: 'The interim regulation lapses.',
    },
  ),
  fact('interim-reversed', '2026-04-03', key('milestone', 'interim-step'), 'MilestoneReversed', { reason: en('It lapsed.') }, own),
  fact(
    'interim-undone',
    '2026-04-03',
    key('commitment', 'interim-rules'),
    'DeliveryStatusClaimed',
    { from: 'partiallyDelivered', to: 'inProgress', basis: 'datedEvidence', reason: en('Nothing replaces them.') },
    own,
  ),
];

/** A joint promise, claimed as kept, corrected to partly kept; one step is overdue without news, one was late. */
const correction: Happening[] = [
  promise('smuggling', 'managing-migration', 1, { contributors: ['security'] }),
  fact('smuggling-claim', '2024', key('commitment', 'smuggling'), 'DeliveryStatusClaimed', {
    from: 'notStarted',
    to: 'delivered',
    basis: 'page',
    reason: en('The page says so.'),
  }),
  fact('smuggling-corrected', '2024', key('commitment', 'smuggling'), 'FactCorrected', {
    supersedes: 'smuggling-claim',
    field: 'deliveryStatus',
    from: 'delivered',
    to: 'partiallyDelivered',
    reason: en('The law was still a proposal.'),
  }),
  fact(
    'smuggling-planned',
    '2023-05',
    key('milestone', 'smuggling-law'),
    'MilestoneScheduled',
    { commitment: 'smuggling', title: en('The law is adopted'), due: day('2026-11-18') },
    { commitment: 'smuggling' },
  ),
];

/** A promise of the new mandate, kept late, with an update of low confidence. */
const newMandate: Happening[] = [
  promise('borders', 'common-borders', 0, { mandates: ['mandate-2024-2029'], leadIn: en('To deliver stronger borders, we will') }),
  fact(
    'borders-planned',
    '2025-01-10',
    key('milestone', 'borders-step'),
    'MilestoneScheduled',
    { commitment: 'borders', title: en('The border system opens'), due: day('2025-03-01') },
    { commitment: 'borders' },
  ),
  fact(
    'borders-met',
    '2025-04-02',
    key('milestone', 'borders-step'),
    'MilestoneMet',
    { dateMet: day('2025-04-02') },
    { commitment: 'borders' },
  ),
  fact('borders-kept', '2025-04-02', key('commitment', 'borders'), 'DeliveryStatusClaimed', {
    from: 'notStarted',
    to: 'delivered',
    basis: 'datedEvidence',
    reason: en('It is open.'),
  }),
  fact(
    'borders-update',
    '2025-11',
    key('update', 'borders-update'),
    'UpdatePosted',
    {
      page: 'page-new',
      commitment: 'borders',
      title: en('An agreement nobody can identify'),
      evidenceMissing: en('The regulation cannot be identified.'),
    },
    { commitment: 'borders', confidence: 'low', recordedAt: '2026-10-01T08:00:00.000Z' },
  ),
];

/** Two Commission pages in small, with one promise for each hard story. Everything was recorded on 1 January 2026, one update later. */
export const twoPages: readonly MilestoneEvent[] = recordOf([...framework, ...movingDueDate, ...regression, ...correction, ...newMandate]);
