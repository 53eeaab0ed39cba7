import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { framework } from './record-framework.js';
import { EventInFile, RecordEvent } from './record-history.js';
import { ActInFile, CommitmentFields, EvidenceInFile, Id, Ids, Text } from './record-schema.js';

const Story = z.strictObject({ id: Id, title: Text, commitments: Ids, shows: Text });

/** The record as one file: framework, acts, commitments with their histories, evidence. Every field that nobody knows is an error. */
export const RecordFile = z.strictObject({
  schemaVersion: z.literal(1),
  title: Text,
  /** The day the file describes. */
  asOf: Text,
  language: z.literal('en'),
  /** The closed lists, for readers of the file alone; the contracts are what counts. */
  codes: z.record(z.string(), z.unknown()).optional(),
  ...framework,
  recordEvents: z.array(RecordEvent),
  acts: z.array(ActInFile),
  commitments: z.array(z.strictObject({ ...CommitmentFields, history: z.array(EventInFile) })),
  /** What is hard about some commitments, for those who test. */
  stories: z.array(Story).optional(),
  evidence: z.array(EvidenceInFile),
});
export type RecordFile = z.infer<typeof RecordFile>;
export type CommitmentInFile = RecordFile['commitments'][number];

/** Reads the text of a record file. Throws a ZodError that names every wrong field, or the YAML parser's error. */
export const parseRecord = (text: string): RecordFile => RecordFile.parse(parse(text));

/** The record of the two pages that comes with the project. */
export const packagedRecord = fileURLToPath(new URL('../../src/import-export/record/record.yaml', import.meta.url));

export const readRecordFile = async (path: string = packagedRecord): Promise<RecordFile> => parseRecord(await readFile(path, 'utf8'));
