import type { CommitmentView, HistoryChange, HistoryEntry, SlipChartView } from '../views.js';
import { d, en, evidence } from './values.js';

const memo = evidence('Explanatory memorandum to COM(2018) 631', 'EU Monitor', { publishedOn: d('2018-09-12') });
const tportal = evidence('Juncker najavio da će u rujnu predložiti nove mjere', 'tportal', {
  language: 'hr',
  publishedOn: d('2018-07-06'),
  confidence: 'medium',
});
const vote = evidence(
  'European Border and Coast Guard: 10 000-strong standing corps by 2027',
  'EU Monitor (European Parliament press release)',
  {
    publishedOn: d('2019-04-17'),
  },
);
const notice = evidence('Notice on the start of the new Frontex mandate', 'euportal.si', {
  language: 'sl',
  url: null,
  publishedOn: d('2019-12'),
  confidence: 'low',
});
const page = evidence('Promoting our European way of life – promises kept', 'European Commission', { url: null });
const act = evidence('Regulation (EU) 2019/1896 on the European Border and Coast Guard', 'EUR-Lex', { confidence: 'medium' });

/** Four moves of the due year: 2027, 2020, 2027, 2024, 2027. */
export const frontexSlip: SlipChartView = {
  id: 'frontex-10000',
  title: en('Standing corps of 10,000 operational staff'),
  asOf: d('2026-11-21'),
  asOfIs: 'today',
  met: null,
  measured: false,
  csv: null,
  statements: [
    statement('2018-05', '2027', 'Set when the proposal was being prepared.', [memo, tportal]),
    {
      ...statement('2018-07-06', '2020', 'Pulled forward: announced in Vienna as one of the measures to protect the external borders.', [
        tportal,
      ]),
      confidence: 'medium',
    },
    statement('2019-04-17', '2027', 'Parliament and Council chose a gradual build-up: 5,000 in 2021, 10,000 by 2027.', [vote]),
    {
      ...statement('2019-12-04', '2024', 'A notice on the day of entry into force says "by 2024" and gives no reason.', [notice]),
      confidence: 'medium',
      contested: [d('2024'), d('2027')],
    },
    statement('2024', '2027', 'The Commission page gives 2027, the year in the law.', [page]),
  ],
};

function statement(said: string, due: string, reason: string, sources: SlipChartView['statements'][number]['evidence']) {
  return {
    said: d(said),
    due: d(due),
    reason: en(reason),
    evidence: sources,
    confidence: 'high' as const,
    contested: [],
    corrected: false,
  };
}

const entry = (id: string, on: string, change: HistoryChange, summary: string, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  id,
  occurredOn: d(on),
  recordedAt: '2026-11-21T09:00:00.000Z',
  change,
  summary: en(summary),
  reason: null,
  evidence: [],
  evidenceMissing: null,
  confidence: 'high',
  by: null,
  causedBy: null,
  regression: false,
  superseded: null,
  ...more,
});

export const frontexHistory: HistoryEntry[] = [
  entry(
    'e9',
    '2024',
    { kind: 'dueMoved', title: null, from: d('2024'), to: d('2027') },
    'Due date of the target moves from 2024 to 2027.',
    { evidence: [page] },
  ),
  entry(
    'e8',
    '2019-12-04',
    { kind: 'dueMoved', title: null, from: d('2027'), to: d('2024') },
    'Due date of the target moves from 2027 to 2024.',
    { evidence: [notice] },
  ),
  entry('e7', '2019-12-04', { kind: 'stepReached', title: en('The regulation is in force') }, 'Reached: The regulation is in force.', {
    causedBy: en('The regulation enters into force.'),
    evidence: [act],
  }),
  entry('e6', '2019-12-04', { kind: 'stage', stage: 'inForce', act: act.title }, 'The regulation enters into force.', { evidence: [act] }),
  entry('e2', '2018-09-12', { kind: 'delivery', from: 'notStarted', to: 'inProgress' }, 'Delivery status: notStarted → inProgress.', {
    reason: en('A proposal is on the table.'),
    evidence: [memo],
  }),
];

export const frontex: CommitmentView = {
  id: 'frontex-standing-corps',
  title: en('Build a Frontex standing corps of 10,000'),
  crumb: {
    trail: [
      { href: '/en/', label: 'Home' },
      { href: '/en/promises-kept/mandate-2019-2024', label: 'Promises kept 2019–2024' },
      { href: '/en/promises-kept/mandate-2019-2024#managing-migration', label: 'Managing migration' },
    ],
    current: 'Frontex standing corps',
  },
  mandates: ['2014–2019', '2019–2024', '2024–2029'],
  says: {
    statement: en('Frontex staff have been deployed at the EU external borders and its Standing Corps will reach 10,000 members by 2027.'),
    from: 'bullet',
    pageTitle: 'Promises kept',
    pageHref: null,
    wordedIn: d('2024'),
    firstPublicWord: d('2018-05'),
  },
  answer: {
    status: 'inProgress',
    undone: null,
    due: d('2027'),
    moves: { moves: 4, backToFirst: true, yearOnly: true },
    overdueSteps: 1,
    lateSteps: 0,
    noFigure: en('10,000 operational staff'),
    lapsed: null,
    law: { stage: 'inForce', since: d('2019-12-04') },
  },
  axes: {
    delivery: { status: 'inProgress', claimedOn: d('2018-09-12'), was: null },
    law: { stage: 'inForce', since: d('2019-12-04'), title: act.title, otherActs: 0 },
    steps: { total: 4, reached: 2, overdue: 1, notReached: 0, reversed: 0, cancelled: 0, ahead: [d('2027')] },
    assessment: { verdict: 'notAssessed', on: null, sinceNewClaim: false },
  },
  tags: [
    { kind: 'moved', moves: 4, sum: { years: 20, months: 0, days: 0, atLeast: false }, backToFirst: true },
    { kind: 'overdue', steps: 1, noNews: true },
    { kind: 'noNews', since: d('2024') },
  ],
  slips: [frontexSlip],
  statusOverTime: null,
  plan: {
    id: 'frontex-steps',
    from: 2018,
    to: 2027,
    asOf: d('2026-11-21'),
    asOfIs: 'today',
    rows: [
      step('The regulation is in force', { status: 'met', met: d('2019-12-04') }),
      step('Interim target: 5,000 operational staff', { isTarget: true, due: d('2021'), overdue: true, noNews: true }),
      step('Evaluation of the regulation, with a review of the corps, published', { status: 'met', met: d('2024') }),
    ],
  },
  acts: [
    {
      id: 'act-2019-1896',
      title: act.title,
      identifiers: [
        { scheme: 'eli', value: 'http://data.europa.eu/eli/reg/2019/1896/oj', url: 'https://eur-lex.europa.eu/eli/reg/2019/1896/oj' },
        { scheme: 'celex', value: '32019R1896', url: null },
        { scheme: 'procedure', value: '2018/0330(COD)', url: null },
      ],
      stages: [
        { stage: 'tabled', on: d('2018-09-12'), at: 'passed' },
        { stage: 'provisionalAgreement', on: d('2019-03-28'), at: 'passed' },
        { stage: 'adopted', on: d('2019-11'), at: 'passed' },
        { stage: 'inForce', on: d('2019-12-04'), at: 'here' },
      ],
      daysToDeliver: 448,
      extensions: [],
      votes: [],
      trackedIn: null,
      note: null,
    },
  ],
  documents: [],
  claim: {
    status: 'inProgress',
    department: 'Migration',
    on: d('2018-09-12'),
    basis: 'datedEvidence',
    reason: en('A proposal is on the table.'),
    evidence: [memo],
  },
  assessment: { verdict: 'notAssessed', assessor: null, on: null, reason: null, evidence: [] },
  conflicts: [
    {
      about: en('What was the due year on 4 December 2019, the day the regulation entered into force?'),
      used: { value: d('2024'), note: en('A notice says "by 2024" and gives no reason.'), evidence: notice, confidence: 'low' },
      others: [{ value: d('2027'), note: en('The law, adopted three weeks earlier, says 2027.'), evidence: vote, confidence: 'medium' }],
      settledOn: d('2024'),
    },
  ],
  evidence: [page, vote, memo, act, tportal, notice],
  history: { entries: frontexHistory, total: 5, all: null },
  inCharge: [{ title: en('Commissioner for Internal Affairs and Migration'), holder: 'Magnus Brunner', since: d('2024-12-01') }],
  department: { href: '/en/departments/migration', label: 'Migration', lastNews: d('2026-07-01') },
  contributors: [],
  related: [],
  follow: { what: 'promise', feed: '/feed', calendar: '/calendar', data: '/docs', mail: null },
  suggest: null,
};

function step(title: string, more: object) {
  return {
    kind: 'step' as const,
    title: en(title),
    href: null,
    status: 'scheduled' as const,
    isTarget: false,
    due: null,
    met: null,
    late: null,
    overdue: false,
    noNews: false,
    contested: [],
    moves: null,
    reason: null,
    evidence: [],
    ...more,
  };
}
