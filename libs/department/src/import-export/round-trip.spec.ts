import { eventText, readEvent } from '@milepost/contracts';
import { parse } from 'yaml';
import { exportRecord, exportYaml } from './export-record.js';
import { facts } from './file-compared.fixtures.js';
import { parseRecord, readRecordFile } from './record-file.js';
import { recordedFrom } from './recorded.fixtures.js';
import { toCommands } from './to-commands.js';

const record = await readRecordFile();
const events = recordedFrom(toCommands(record));
const { asOf } = record;

describe('The record, imported and exported again', () => {
  it('is the same record', () => {
    expect(facts(exportRecord(events, { asOf }))).toEqual(facts(record));
  });

  it('is the same whatever the order of the events', () => {
    expect(exportRecord(events.toReversed(), { asOf })).toEqual(exportRecord(events, { asOf }));
  });

  it('can be read again by whoever reads the file: as YAML, with what the file alone knows', () => {
    const { codes, stories, title } = record;
    const whole = { ...(parse(exportYaml(events, { asOf, title, codes, stories })) as object), departments: record.departments };
    const again = parseRecord(JSON.stringify(whole));
    expect(facts(again)).toEqual(facts(record));
    expect(toCommands(again).map(({ idempotencyKey }) => idempotencyKey).sort()).toEqual(toCommands(record).map(({ idempotencyKey }) => idempotencyKey).sort()); // prettier-ignore
  });

  it('went through events that the contract reads', () => {
    expect(events.map((event) => readEvent(eventText(event))).filter(({ readable }) => !readable)).toEqual([]);
  });
});
