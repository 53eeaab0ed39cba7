import { type Fact, type MilestoneEvent, stateOf, subjectOf } from '@milepost/contracts';
import type { RecordCommand } from './record-command.js';
import { note, resolved } from './resolved.js';

/** The events that services would record for these commands, without a service: no rules, no server, a second between two events. */
export function recordedFrom(commands: readonly RecordCommand[]): MilestoneEvent[] {
  const histories = new Map<string, Fact[]>();
  const events = new Map<string, string>();
  return commands.map((command, at) => {
    const { change, ...said } = resolved(command, events);
    const eventId = `0197f3a0-0000-7000-8000-${String(at + 1).padStart(12, '0')}`;
    note(command, eventId, events);
    const subject = subjectOf(command);
    const facts = histories.get(subject) ?? [];
    facts.push({ eventId, type: command.type, version: facts.length + 1, occurredOn: said.occurredOn, change });
    histories.set(subject, facts);
    return envelope(command, eventId, at, { ...said, change, version: facts.length, state: stateOf(command.kind, facts) });
  });
}

type Recorded = Pick<MilestoneEvent['data'], 'version' | 'state' | 'change' | 'occurredOn' | 'confidence' | 'evidence'>;

function envelope(
  { kind, id, type, as, of, department, stream }: RecordCommand,
  eventId: string,
  at: number,
  recorded: Recorded,
): MilestoneEvent {
  const actor = { id: `${as}-1`, role: as, department: as === 'publisher' ? of : null };
  const isOfCommitment = ['commitment', 'milestone', 'target', 'update'].includes(kind);
  const commitment = isOfCommitment ? stream : null;
  return {
    specversion: '1.0',
    id: eventId,
    source: `/departments/${department}`,
    type,
    subject: subjectOf({ kind, id }),
    time: new Date(Date.UTC(2026, 10, 22, 0, 0, at)).toISOString(),
    datacontenttype: 'application/json',
    partitionkey: commitment ?? id,
    data: { kind, entryId: id, department, departmentName: department, commitment, actor, previousHash: null, ...recorded },
  };
}
