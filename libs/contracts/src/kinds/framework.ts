import { z } from 'zod';
import { Confidence } from '../confidence.js';
import { DepartmentId } from '../departments.js';
import { EntryId } from '../entry.js';
import { about } from '../event-type.js';
import { PartialDate } from '../partial-date.js';
import { LanguageMap } from '../texts.js';

/** The framework that commitments hang on. Its entries are kept by the keeper in the service of the priority's lead department. */
export const Mandate = z.strictObject({ title: LanguageMap, start: PartialDate, end: PartialDate.nullable(), ...about });
export type Mandate = z.infer<typeof Mandate>;

const Heading = z.strictObject({
  text: z.string().min(1).max(300),
  becomes: z.string().min(1).max(40),
  ref: EntryId.optional(),
  repeated: z.literal(true).optional(),
});

export const Page = z.strictObject({
  title: LanguageMap,
  mandate: EntryId,
  priority: EntryId,
  file: z.string().max(200).optional(),
  url: z.url({ protocol: /^https?$/ }).nullable(),
  urlMissing: z.string().max(1000).optional(),
  wordingFrom: z.strictObject({ on: PartialDate, remark: z.string().max(1000).optional() }).optional(),
  headings: z.array(Heading).max(100),
  ...about,
});
export type Page = z.infer<typeof Page>;

export const Priority = z.strictObject({
  mandate: EntryId,
  page: EntryId,
  title: LanguageMap,
  subtitle: LanguageMap.optional(),
  overviewTitle: LanguageMap.optional(),
  overview: z.array(LanguageMap).max(20),
  approach: LanguageMap.optional(),
  ...about,
});
export type Priority = z.infer<typeof Priority>;

export const Objective = z.strictObject({
  priority: EntryId,
  page: EntryId,
  title: LanguageMap,
  ambition: LanguageMap.optional(),
  department: DepartmentId,
  ...about,
});
export type Objective = z.infer<typeof Objective>;

export const PolicyArea = z.strictObject({
  title: LanguageMap,
  statement: LanguageMap.nullable(),
  page: EntryId.nullable(),
  department: DepartmentId.nullable(),
  ...about,
});
export type PolicyArea = z.infer<typeof PolicyArea>;

export const Party = z.strictObject({ name: z.string().min(1).max(200), form: z.enum(['person', 'body']), ...about });
export type Party = z.infer<typeof Party>;

export const Role = z.strictObject({
  title: LanguageMap,
  page: EntryId.nullable(),
  onPage: z.boolean(),
  holder: EntryId,
  mandate: EntryId,
  since: PartialDate,
  until: PartialDate.optional(),
  departments: z.array(DepartmentId).max(20),
  ...about,
});
export type Role = z.infer<typeof Role>;

export const Finding = z.strictObject({
  id: EntryId,
  statement: LanguageMap,
  value: z.number(),
  unit: z.string().min(1).max(40),
  confidence: Confidence,
});

export const Survey = z.strictObject({
  title: LanguageMap,
  fieldwork: z.strictObject({ from: PartialDate, to: PartialDate }),
  sample: z.strictObject({ value: z.int().positive(), confidence: Confidence }),
  published: PartialDate,
  page: EntryId,
  priority: EntryId,
  findings: z.array(Finding).min(1).max(100),
  ...about,
});
export type Survey = z.infer<typeof Survey>;

export const Spotlight = z.strictObject({
  page: EntryId,
  priority: EntryId,
  title: LanguageMap,
  text: LanguageMap,
  commitment: EntryId.nullable(),
  parties: z.array(EntryId).max(20),
  period: z.strictObject({ from: PartialDate, to: PartialDate.nullable() }),
  ...about,
});
export type Spotlight = z.infer<typeof Spotlight>;
