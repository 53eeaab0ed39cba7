import { en, type EntryKey, type EventName, type MilestoneEvent, partialDate } from '@milepost/contracts';
import { evidence, type Happening, recordOf } from '../api/record.fixtures.js';

const key = (kind: EntryKey['kind'], id: string): EntryKey => ({ kind, id });
const day = partialDate;

const register = (kind: EntryKey['kind'], id: string, on: string, change: object): Happening => ({
  on,
  entry: key(kind, id),
  type: 'EntryRegistered',
  change,
  evidence: [evidence('ev-page')],
});

type More = Partial<Happening>;

/** A fact of a promise's own entry, its steps or its acts. */
const fact = (id: string, on: string, entry: EntryKey, type: EventName, change: object, more: More = {}): Happening => ({
  id,
  on,
  entry,
  type,
  change,
  evidence: [evidence(`ev-${id}`)],
  ...more,
});

const promise = (id: string, objective: string, position: number, change: object, more: More = {}): Happening =>
  fact(
    `${id}-registered`,
    '2024',
    key('commitment', id),
    'CommitmentRegistered',
    {
      page: objective === 'common-borders' ? 'page-new' : 'page-closing',
      objective,
      mandates: ['mandate-2019-2024'],
      title: en(`Title of ${id}`),
      statement: en(`Statement of ${id}`),
      statementFrom: 'bullet',
      lead: 'migration',
      contributors: [],
      policyAreas: [],
      acts: [],
      related: [],
      position,
      ...change,
    },
    { said: 'The promise enters the record as the Commission page words it.', ...more },
  );

const framework: Happening[] = [
  register('mandate', 'mandate-2019-2024', '2019-12-01', {
    title: en('Commission'),
    start: day('2019-12-01'),
    end: day('2024-11-30'),
    position: 0,
  }),
  register('mandate', 'mandate-2024-2029', '2024-12-01', {
    title: en('Commission'),
    start: day('2024-12-01'),
    end: day('2029-10-31'),
    position: 1,
  }),
  register('page', 'page-closing', '2024', {
    title: en('Promises kept'),
    mandate: 'mandate-2019-2024',
    priority: 'way-of-life',
    url: null,
    urlMissing: 'Not recorded.',
    wordingFrom: { on: day('2024') },
    headings: [{ text: 'Promises kept', becomes: 'deliveryClaims' }],
    position: 0,
  }),
  register('page', 'page-new', '2024-12', {
    title: en('A new era'),
    mandate: 'mandate-2024-2029',
    priority: 'new-era',
    url: 'https://example.org/new-era',
    wordingFrom: { on: day('2024-12') },
    headings: [{ text: 'Overview', becomes: 'priorityOverview' }],
    position: 1,
  }),
  register('priority', 'way-of-life', '2024', {
    mandate: 'mandate-2019-2024',
    page: 'page-closing',
    title: en('Our way of life'),
    subtitle: en('Protecting citizens'),
    overviewTitle: en('Delivering on our promises'),
    overview: [en('We protected.')],
    position: 0,
  }),
  register('priority', 'new-era', '2024-12', {
    mandate: 'mandate-2024-2029',
    page: 'page-new',
    title: en('A new era'),
    overview: [en('Citizens are safer.')],
    approach: en('Over the mandate, we will'),
    position: 1,
  }),
  register('objective', 'managing-migration', '2024', {
    priority: 'way-of-life',
    page: 'page-closing',
    title: en('Managing migration'),
    department: 'migration',
    position: 0,
  }),
  register('objective', 'child-abuse', '2024', {
    priority: 'way-of-life',
    page: 'page-closing',
    title: en('Combating child sexual abuse'),
    department: 'security',
    position: 1,
  }),
  register('objective', 'common-borders', '2024-12', {
    priority: 'new-era',
    page: 'page-new',
    title: en('Strengthen common borders'),
    ambition: en('to make them more secure'),
    department: 'migration',
    position: 0,
  }),
  register('policyArea', 'area-equality', '2024', {
    title: en('Equality'),
    statement: en('Fighting discrimination'),
    page: 'page-closing',
    department: null,
    position: 0,
  }),
  register('party', 'party-brunner', '2024-12-01', { name: 'Magnus Brunner', form: 'person' }),
  register('role', 'role-internal', '2024-12-01', {
    title: en('Commissioner for Internal Affairs'),
    page: 'page-new',
    onPage: true,
    holder: 'party-brunner',
    mandate: 'mandate-2024-2029',
    since: day('2024-12-01'),
    departments: ['migration', 'security'],
  }),
  fact('survey-published', '2026-02-13', key('survey', 'flash-574'), 'OpinionPublished', {
    title: en('Flash Eurobarometer 574, January 2026'),
    fieldwork: { from: day('2026-01-05'), to: day('2026-01-12') },
    sample: { value: 27292, confidence: 'high' },
    published: day('2026-02-13'),
    page: 'page-new',
    priority: 'new-era',
    findings: [
      { id: 'low', statement: en('Hearsay'), value: 99, unit: 'percent', confidence: 'low' },
      { id: 'safe', statement: en('Feel safe'), value: 42, unit: 'percent', confidence: 'high' },
      { id: 'trust', statement: en('Trust the EU'), value: 52, unit: 'percent', confidence: 'high' },
    ],
  }),
  fact('spotlight-set', '2024-12', key('spotlight', 'spotlight-one'), 'SpotlightSet', {
    page: 'page-new',
    priority: 'new-era',
    title: en('Preparedness'),
    text: en('A matter of urgency.'),
    commitment: 'borders',
    parties: [],
  }),
];

const corps = key('target', 'corps-10000');
const moved = (id: string, on: string, from: string, to: string, more: More = {}): Happening =>
  fact(
    id,
    on,
    corps,
    'TargetRescheduled',
    { from: day(from), to: day(to), reason: en(`From ${from} to ${to}.`) },
    { commitment: 'corps', ...more },
  );

/** One target whose due year moved four times and is back where it began; the fourth value is disputed. */
const movingDueDate: Happening[] = [
  promise('corps', 'managing-migration', 0, { acts: ['act-corps'], mandates: ['mandate-2019-2024', 'mandate-2024-2029'] }),
  fact(
    'corps-set',
    '2018-05',
    corps,
    'TargetSet',
    {
      commitment: 'corps',
      title: en('Standing corps of 10,000'),
      kind: 'goal',
      unit: 'operational staff',
      direction: 'increase',
      baseline: null,
      value: 10000,
      due: day('2027'),
    },
    { commitment: 'corps' },
  ),
  moved('corps-pulled', '2018-07-06', '2027', '2020', { confidence: 'medium' }),
  fact('act-corps-registered', '2026-11-21', key('act', 'act-corps'), 'EntryRegistered', {
    title: en('Regulation (EU) 2019/1896'),
    identifiers: [],
    form: 'regulation',
  }),
  fact('corps-tabled', '2018-09-12', key('act', 'act-corps'), 'InitiativeTabled', { commitment: 'corps' }, { commitment: 'corps' }),
  fact(
    'corps-claim',
    '2018-09-12',
    key('commitment', 'corps'),
    'DeliveryStatusClaimed',
    { from: 'notStarted', to: 'inProgress', basis: 'datedEvidence', reason: en('A proposal is on the table.') },
    { commitment: 'corps' },
  ),
  moved('corps-put-back', '2019-04-17', '2020', '2027'),
  fact(
    'corps-in-force',
    '2019-12-04',
    key('act', 'act-corps'),
    'StageReached',
    { commitment: 'corps', to: 'inForce' },
    { commitment: 'corps' },
  ),
  moved('corps-disputed', '2019-12-04', '2027', '2024', {
    confidence: 'medium',
    evidence: [evidence('ev-notice', 'Notice', 'low')],
    conflicts: [{ value: day('2027'), evidence: evidence('ev-law', 'The law', 'medium') }],
  }),
  moved('corps-back', '2024', '2024', '2027'),
];

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
