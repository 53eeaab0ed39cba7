import { z } from 'zod';

export const kinds = [
  'mandate',
  'page',
  'priority',
  'objective',
  'policyArea',
  'party',
  'role',
  'survey',
  'spotlight',
  'commitment',
  'milestone',
  'target',
  'act',
  'document',
  'update',
] as const;
export type Kind = (typeof kinds)[number];
export const Kind = z.enum(kinds);

/** A stable kebab-case slug, never reused. */
export const EntryId = z
  .string()
  .max(120)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'An id is a kebab-case slug, such as blue-card-report.');
export type EntryId = string;

/** One thing on the record. */
export type EntryKey = { kind: Kind; id: EntryId };

/** `milestone/blue-card-report`: the subject of an event, and the name of an entry wherever one text is needed. */
export const subjectOf = ({ kind, id }: EntryKey): string => `${kind}/${id}`;

/** The plural of a kind as it stands in addresses: `policy-areas`, `priorities`. */
export const collections: Record<Kind, string> = {
  mandate: 'mandates',
  page: 'pages',
  priority: 'priorities',
  objective: 'objectives',
  policyArea: 'policy-areas',
  party: 'parties',
  role: 'roles',
  survey: 'surveys',
  spotlight: 'spotlights',
  commitment: 'commitments',
  milestone: 'milestones',
  target: 'targets',
  act: 'acts',
  document: 'documents',
  update: 'updates',
};
