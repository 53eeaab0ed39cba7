import { en, type EntryKey, type EventName, partialDate } from '@milepost/contracts';
import { evidence, type Happening } from '../api/record.fixtures.js';

export const key = (kind: EntryKey['kind'], id: string): EntryKey => ({ kind, id });
export const day = partialDate;

export const register = (kind: EntryKey['kind'], id: string, on: string, change: object): Happening => ({
  on,
  entry: key(kind, id),
  type: 'EntryRegistered',
  change,
  evidence: [evidence('ev-page')],
});

type More = Partial<Happening>;

/** A fact of a promise's own entry, its steps or its acts. */
export const fact = (id: string, on: string, entry: EntryKey, type: EventName, change: object, more: More = {}): Happening => ({
  id,
  on,
  entry,
  type,
  change,
  evidence: [evidence(`ev-${id}`)],
  ...more,
});

export const promise = (id: string, objective: string, position: number, change: object, more: More = {}): Happening =>
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
