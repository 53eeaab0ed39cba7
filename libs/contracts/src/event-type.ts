import { z } from 'zod';
import { Confidence } from './confidence.js';
import { EntryId } from './entry.js';
import type { PartialDate } from './partial-date.js';
import { LanguageMap } from './texts.js';

/** Who may cause an event, in the words of the vocabulary, §3. */
export type Cause = 'editor' | 'lead' | 'reviewer' | 'keeper' | 'service';

/** What an event knows besides its change when it is applied. */
export type Moment = { occurredOn: PartialDate; eventId: string };

/** One type of event: how it is asked for, what it says, who may say it, and what it does to the state. */
export type EventType<State, Change> = {
  /** The last part of the address that asks for it: `POST /v1/milestones/{id}/reschedule`. */
  action: string;
  /** May be the first event of an entry. */
  creates?: true;
  /** Changes a status, so that it is refused without evidence. */
  needsEvidence?: true;
  by: readonly Cause[];
  change: z.ZodType<Change>;
  apply(state: State | null, change: Change, moment: Moment): State;
};

export const eventType = <State, Change>(type: EventType<State, Change>): EventType<State, Change> => type;

/** For events that only an existing entry can have: applying one to nothing is a broken history. */
export function existing<State>(state: State | null): State {
  if (state === null) throw new Error('The history of this entry does not begin with an event that creates it.');
  return state;
}

/** Fields that every entry may have: its place in the lists of its page, what is known of its sources, a remark. */
export const about = {
  position: z.int().min(0).optional(),
  confidence: Confidence.optional(),
  sources: z.array(EntryId).max(50).optional(),
  remark: z.string().max(4000).optional(),
};

/** A restricted entry shows its status and this summary, nothing else. */
export const restriction = { restricted: z.literal(true).optional(), publicSummary: LanguageMap.optional() };

export const Reason = LanguageMap;
