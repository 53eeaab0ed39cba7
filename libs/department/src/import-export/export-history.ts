import { endOf, isBefore, type MilestoneEvent, type PartialDate, partialDate } from '@milepost/contracts';
import { saidInFile } from './export-event.js';
import { fileId, type RecordIds } from './export-ids.js';
import { payloadOf } from './export-payloads.js';
import { EventInFile } from './record-history.js';

/** The events of one commitment in the file's order. An event that moved several acts is one again. */
export function exportHistory(commitment: string, events: readonly MilestoneEvent[], ids: RecordIds): EventInFile[] {
  const own = events.filter((event) => belongs(event, commitment));
  const together = [...Map.groupBy(own, fileId).values()];
  const inFile = together.map((several) => {
    const [event] = several as [MilestoneEvent];
    const payload = payloadOf(event, several, ids);
    return EventInFile.parse({ type: event.type, ...saidInFile(event, ids), ...(payload && { payload }) });
  });
  return inOrder(inFile);
}

function belongs({ type, data }: MilestoneEvent, commitment: string): boolean {
  if (type === 'EntryRegistered' || data.kind === 'spotlight') return false;
  if (data.kind === 'act' || data.kind === 'document') return commitmentOfAct(data.change, data.state) === commitment;
  return data.commitment === commitment;
}

/** A correction of an act's event names no commitment: it belongs where the act is moved. */
function commitmentOfAct(change: unknown, state: unknown): string | null {
  const { commitment } = change as { commitment?: string };
  const { trackedIn, commitment: tabledBy } = (state ?? {}) as { trackedIn?: string | null; commitment?: string | null };
  return commitment ?? trackedIn ?? tabledBy ?? null;
}

const dateOf = ({ occurredOn }: EventInFile): PartialDate => partialDate(occurredOn);

/**
 * An event stands in the order recorded, but never behind one that lies wholly later. The entry into the record, recorded first,
 * stands before what the same page says for the same time, else behind everything that had ended by then.
 */
function inOrder(events: readonly EventInFile[]): EventInFile[] {
  const isRegistration = ({ type }: EventInFile) => type === 'CommitmentRegistered';
  const history = events.filter((event) => !isRegistration(event)).reduce<EventInFile[]>(placed, []);
  for (const registration of events.filter(isRegistration)) history.splice(placeOf(registration, history), 0, registration);
  return history;
}

function placeOf({ evidence, ...registration }: EventInFile, history: readonly EventInFile[]): number {
  const samePage = (event: EventInFile) =>
    event.occurredOn === registration.occurredOn && event.evidence.some((id) => evidence.includes(id));
  const before = history.findIndex(samePage);
  const ended = (event: EventInFile) => endOf(dateOf(event)) < endOf(partialDate(registration.occurredOn));
  return before >= 0 ? before : history.findLastIndex(ended) + 1;
}

function placed(history: EventInFile[], event: EventInFile): EventInFile[] {
  const behind = history.findLastIndex((earlier) => !isBefore(dateOf(event), dateOf(earlier)));
  return history.toSpliced(behind + 1, 0, event);
}
