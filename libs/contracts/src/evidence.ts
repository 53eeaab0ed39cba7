import { z } from 'zod';
import { Confidence } from './confidence.js';
import { EntryId } from './entry.js';
import { PartialDate } from './partial-date.js';

/** A link that supports a fact. `url: null` needs `urlMissing`, the reason why there is no address; `read` says whether the text there was read. */
export const Evidence = z
  .strictObject({
    id: EntryId,
    title: z.string().min(1).max(500),
    url: z.url({ protocol: /^https?$/ }).nullable(),
    urlMissing: z.string().min(1).max(1000).optional(),
    publisher: z.string().min(1).max(300),
    kind: z.string().min(1).max(40),
    language: z.string().min(2).max(8),
    published: PartialDate.optional(),
    read: z.boolean(),
    confidence: Confidence,
    remark: z.string().max(2000).optional(),
  })
  .refine((e) => e.url !== null || e.urlMissing !== undefined, { path: ['urlMissing'], message: 'Say why there is no address.' });
export type Evidence = z.infer<typeof Evidence>;

/** Another value that a source gives for the same fact; both are kept and shown. */
export const ConflictingValue = z.strictObject({
  value: PartialDate,
  evidence: z.union([Evidence, EntryId]),
  remark: z.string().max(2000).optional(),
});
export type ConflictingValue = z.infer<typeof ConflictingValue>;
