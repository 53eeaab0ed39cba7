import { fold } from './fold.js';
import { recorded, type Said } from './fixtures/recorded.js';
import type { Target } from './kinds/target.js';
import { en } from './texts.js';

const reason = en('A reason.');
const target = (type: Said['type'], change: object): Said => ({ kind: 'target', id: 't', type, on: '2024', change });
const set = target('TargetSet', { commitment: 'c', value: 500, unit: 'staff', due: null });
const correct = (supersedes: string, field: string, to: unknown) => target('FactCorrected', { supersedes, field, from: null, to, reason });
const retract = (supersedes: string) => target('FactRetracted', { supersedes, reason });

/** The events are called event-1, event-2 … in the order given; event-1 sets the target of 500 staff. */
function after(...said: Said[]): Pick<Target, 'value' | 'unit'> | null {
  const { state } = fold(recorded(set, ...said)).get('target/t')!;
  return state && { value: (state as Target).value, unit: (state as Target).unit };
}

it.each<[string, Said[], ReturnType<typeof after>]>([
  ['a correction counts', [correct('event-1', 'value', 600)], { value: 600, unit: 'staff' }],
  [
    'two corrections of two fields both count',
    [correct('event-1', 'value', 600), correct('event-1', 'unit', 'officers')],
    { value: 600, unit: 'officers' },
  ],
  [
    'of two corrections of one field the later counts',
    [correct('event-1', 'value', 600), correct('event-1', 'value', 700)],
    { value: 700, unit: 'staff' },
  ],
  [
    'a corrected correction counts as corrected',
    [correct('event-1', 'value', 600), correct('event-2', 'to', 650)],
    { value: 650, unit: 'staff' },
  ],
  ['a retracted correction does not count', [correct('event-1', 'value', 600), retract('event-2')], { value: 500, unit: 'staff' }],
  ['a retracted retraction does not count', [retract('event-1'), retract('event-2')], { value: 500, unit: 'staff' }],
  ['what was retracted is gone', [retract('event-1')], null],
])('Of a target of 500 staff %s', (_, said, expected) => {
  expect(after(...said)).toEqual(expected);
});
