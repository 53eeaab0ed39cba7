import {
  assessments,
  confidences,
  deliveryStatuses,
  deliveryTransitions,
  identifierSchemes,
  legislativeStages,
  legislativeTransitions,
  milestoneStatuses,
  milestoneTransitions,
  precisions,
  relations,
  statementSources,
  targetKinds,
} from '@milepost/contracts';
import { readFile } from 'node:fs/promises';
import { packagedRecord, parseRecord } from './record-file.js';

const text = await readFile(packagedRecord, 'utf8');

type Axis = { codes: string[]; transitions: object };
type Codes = Record<'legislativeStage' | 'deliveryStatus' | 'milestoneStatus' | 'assessment', Axis> & Record<string, string[] | object>;

describe('The code lists of the record file are those of the contracts', () => {
  const codes = parseRecord(text).codes as Codes;
  it.each([
    ['legislativeStage', legislativeStages, legislativeTransitions],
    ['milestoneStatus', milestoneStatuses, milestoneTransitions],
  ] as const)('%s', (axis, list, transitions) => {
    expect(codes[axis].codes).toEqual(list);
    expect(codes[axis].transitions).toEqual(transitions);
  });

  it('deliveryStatus: the first is where every promise begins', () => {
    const { none, ...transitions } = deliveryTransitions;
    expect(codes.deliveryStatus).toEqual({ codes: deliveryStatuses, initial: none[0], transitions });
  });

  it.each<[string, readonly string[]]>([
    ['confidence', confidences],
    ['statementFrom', statementSources],
    ['targetKind', targetKinds],
    ['relation', relations],
    ['precision', precisions],
  ])('%s', (name, list) => {
    const found = codes[name]!;
    expect(Array.isArray(found) ? found : Object.keys(found)).toEqual(list);
  });

  it('identifiers and assessments', () => {
    expect(identifierSchemes).toEqual(expect.arrayContaining(Object.keys(codes.identifierScheme!)));
    expect(codes.assessment.codes).toEqual(assessments);
  });
});

describe('Reading a record file', () => {
  it.each([
    ['a field that nobody knows', text.replace('schemaVersion: 1', 'schemaVersion: 1\ncolour: red'), /colour/],
    ['a date more exact than it says', text.replace('start: { date: "2014-11-01", precision: day }', 'start: { date: "2014", precision: day }'), /mandates/], // prettier-ignore
    ['an event of no type', text.replace('type: ActLapsed', 'type: ActForgotten'), /type/],
    ['a payload that lacks something', text.replace('supersedes: global-alliance', 'replaces: global-alliance'), /supersedes/],
    ['no YAML', text.replace('schemaVersion: 1', 'schemaVersion: {'), /./],
  ])('refuses %s', (_, given, names) => {
    expect(given).not.toBe(text);
    expect(() => parseRecord(given)).toThrow(names);
  });
});
