import { departments, type EventName } from '@milepost/contracts';
import { actor, Notebook } from '../conformance/notebook.js';
import { defineDepartment } from '../department.js';
import { readRecordFile } from './record-file.js';
import { note, resolved } from './resolved.js';
import { toCommands } from './to-commands.js';

const notebooks = new Map(
  departments.map((id) => [id as string, new Notebook(defineDepartment({ id, name: id, scope: id, rules: [] }), '2026-11-22')]),
);

it('Every life cycle accepts every event of the record, in the order of the file', async () => {
  const events = new Map<string, string>();
  const refused: string[] = [];
  const commands = toCommands(await readRecordFile());
  for (const command of commands) {
    const { kind, id, type, as, of, idempotencyKey } = command;
    const { change, ...said } = resolved(command, events);
    const who = as === 'publisher' ? actor(`publisher-${of}`, `publisher:${of}`) : actor(as, as);
    const told = notebooks.get(command.department)!.submit(who, { kind, id, type, said, change });
    if ('recorded' in told) note(command, told.recorded.id, events);
    else refused.push(`${idempotencyKey}: ${JSON.stringify(told)}`);
  }
  expect(refused).toEqual([]);
  expect([...notebooks.values()].flatMap(({ events }) => events)).toHaveLength(commands.length);
});

it('No department can begin an entry that another has begun', async () => {
  const begun = toCommands(await readRecordFile()).filter(({ action }) => action === null);
  const subjects = begun.map(({ kind, id }) => `${kind}/${id}`);
  expect(new Set(subjects).size).toBe(subjects.length);
});

it.each<[EventName, string]>([
  ['EntryRegistered', 'keeper'],
  ['CommitmentRegistered', 'keeper'],
  ['OpinionPublished', 'keeper'],
  ['DeliveryStatusClaimed', 'publisher'],
  ['MilestoneMet', 'publisher'],
  ['FactCorrected', 'publisher'],
])('%s is sent as %s', async (type, as) => {
  const senders = toCommands(await readRecordFile()).filter((command) => command.type === type);
  expect(new Set(senders.map((command) => command.as))).toEqual(new Set([as]));
});
