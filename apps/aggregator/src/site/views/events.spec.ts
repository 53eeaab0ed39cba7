import { en, type EntryKey } from '@milepost/contracts';
import { type Happening, recordOf } from '../../api/record.fixtures.js';
import { toldOnce } from './events.js';

const inForce = (id: string, kind: EntryKey['kind'], on = '2024-06-11', said = 'The acts enter into force.'): Happening => ({
  on,
  entry: { kind, id },
  commitment: 'pact',
  type: kind === 'act' ? 'StageReached' : 'MilestoneScheduled',
  change: kind === 'act' ? { commitment: 'pact', to: 'inForce' } : { commitment: 'pact', title: en('Step'), due: null },
  said,
});
const registered = (id: string): Happening => ({
  on: '2026-11-21',
  entry: { kind: 'act', id },
  type: 'EntryRegistered',
  change: { title: en(id), identifiers: [], form: 'regulation' },
});

describe('What happened at once', () => {
  it.each<[string, Happening[], number]>([
    ['to several acts is told once', [inForce('one', 'act'), inForce('two', 'act')], 1],
    ['on two days is told twice', [inForce('one', 'act'), inForce('two', 'act', '2024-06-12')], 2],
    ['in other words is told twice', [inForce('one', 'act'), inForce('two', 'act', '2024-06-11', 'The second act.')], 2],
    ['to one act, twice in the same words, is told twice', [inForce('one', 'act'), inForce('one', 'act')], 2],
    ['to steps is told for each', [inForce('one', 'milestone'), inForce('two', 'milestone')], 2],
  ])('%s', (_, happenings, count) => {
    const events = recordOf([registered('one'), registered('two'), ...happenings]);
    expect(toldOnce(events.slice(2))).toHaveLength(count);
  });
});
