import { z } from 'zod';
import { EntryId } from '../entry.js';
import { about, eventType, restriction } from '../event-type.js';
import { PartialDate } from '../partial-date.js';
import { LanguageMap } from '../texts.js';

const posted = {
  page: EntryId.nullable(),
  commitment: EntryId,
  title: LanguageMap,
  text: LanguageMap.optional(),
  ...restriction,
  ...about,
};

/** A post under "Progress to date": it changes no status by itself. */
export const Update = z.strictObject({ ...posted, date: PartialDate, evidenceMissing: LanguageMap.optional() });
export type Update = z.infer<typeof Update>;

const UpdatePosted = z.strictObject({ ...posted, evidenceMissing: LanguageMap.optional() });

export const updateEvents = {
  UpdatePosted: eventType<Update, z.infer<typeof UpdatePosted>>({
    action: 'post',
    creates: true,
    needsEvidence: true,
    by: ['editor'],
    change: UpdatePosted,
    apply: (_, change, { occurredOn }) => ({ ...change, date: occurredOn }),
  }),
};
