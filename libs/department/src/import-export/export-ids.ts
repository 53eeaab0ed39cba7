import type { MilestoneEvent } from '@milepost/contracts';

/** The id that an event has in the file: that of the file it came from, else its own. */
export const fileId = ({ id, data }: MilestoneEvent): string => data.correlationId ?? id;

/** From event ids to ids in the file. */
export type RecordIds = (eventId: string) => string;

export function recordIds(events: readonly MilestoneEvent[]): RecordIds {
  const ids = new Map(events.map((event) => [event.id, fileId(event)]));
  return (eventId) => ids.get(eventId) ?? eventId;
}
