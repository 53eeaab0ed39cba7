import { type MilestoneEvent, type EventName, typePrefix } from '@milepost/contracts';

/** An event of the history: it was read by the contract when it was projected, so its text is trusted here. */
export function eventIn(text: string): MilestoneEvent {
  const event = JSON.parse(text) as MilestoneEvent & { type: string };
  return { ...event, type: event.type.slice(typePrefix.length, event.type.lastIndexOf('.')) as EventName };
}
