import { en } from '@milepost/contracts';
import { evidence, type Happening } from '../api/record.fixtures.js';
import { day, fact, key, promise } from './happenings.fixtures.js';

type More = Partial<Happening>;

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
export const movingDueDate: Happening[] = [
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
