import { Confidence, PartialDate } from '@milepost/contracts';
import { z } from 'zod';
import { Id, Ids, known, precision, Text } from './record-schema.js';

const Heading = z.strictObject({ text: Text, becomes: Text, ref: Id.optional(), repeated: z.literal(true).optional() });

/** The framework of the record file: what commitments hang on. */
export const framework = {
  /** What a department is for is said in its service, not in events: an exported file leaves it out. */
  departments: z.array(
    z.strictObject({
      id: Id,
      title: Text,
      scope: Text.optional(),
      commissionServices: z.array(Text).optional(),
      confidence: Confidence.optional(),
    }),
  ),
  mandates: z.array(z.strictObject({ id: Id, title: Text, start: PartialDate, end: PartialDate.nullable(), ...known })),
  pages: z.array(
    z.strictObject({
      id: Id,
      title: Text,
      mandate: Id,
      priority: Id,
      file: Text.optional(),
      url: z.url().nullable(),
      urlMissing: Text.optional(),
      wordingFrom: z.strictObject({ date: Text, precision, remark: Text.optional() }).optional(),
      headings: z.array(Heading),
      ...known,
    }),
  ),
  priorities: z.array(
    z.strictObject({
      id: Id,
      mandate: Id,
      page: Id,
      title: Text,
      subtitle: Text.optional(),
      overviewTitle: Text.optional(),
      overview: z.array(Text),
      approach: Text.optional(),
      ...known,
    }),
  ),
  objectives: z.array(z.strictObject({ id: Id, priority: Id, page: Id, title: Text, ambition: Text.optional(), department: Id, ...known })),
  policyAreas: z.array(
    z.strictObject({ id: Id, title: Text, statement: Text.nullable(), page: Id.nullable(), department: Id.nullable(), ...known }),
  ),
  parties: z.array(z.strictObject({ id: Id, name: Text, kind: z.enum(['person', 'body']), ...known })),
  roles: z.array(
    z.strictObject({
      id: Id,
      title: Text,
      page: Id.nullable(),
      onPage: z.boolean(),
      holder: Id,
      mandate: Id,
      since: PartialDate,
      until: PartialDate.optional(),
      departments: Ids,
      ...known,
    }),
  ),
  opinionFindings: z.array(
    z.strictObject({
      id: Id,
      title: Text,
      fieldwork: z.strictObject({ from: Text, to: Text }),
      sample: z.strictObject({ value: z.int(), confidence: Confidence }),
      published: PartialDate,
      page: Id,
      priority: Id,
      findings: z.array(z.strictObject({ id: Id, statement: Text, value: z.number(), unit: Text, confidence: Confidence })),
      ...known,
    }),
  ),
  spotlights: z.array(
    z.strictObject({ id: Id, page: Id, priority: Id, title: Text, text: Text, commitment: Id.nullable(), parties: Ids, ...known }),
  ),
  updates: z.array(
    z.strictObject({
      id: Id,
      page: Id.nullable(),
      commitment: Id,
      department: Id,
      date: Text,
      precision,
      title: Text,
      text: Text.optional(),
      event: Id,
      evidenceMissing: Text.optional(),
      ...known,
    }),
  ),
};
