import { Assessment, DeliveryStatus, DepartmentId, EntryId } from '@milepost/contracts';
import { z } from 'zod';
import { clockParameters } from '../api/clocks.js';
import { promiseKinds } from './views/promise-kinds.js';

/** Forms send empty fields too; several boxes of one name make a list. */
const blankIsNone = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((given) => (given === '' ? undefined : given), schema.optional());
const several = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess(
    (given) => (given === undefined || given === '' ? undefined : [given].flat().filter((one) => one !== '')),
    z.array(schema).max(20).optional(),
  );

/** The form that asks for another day sends one date and which clock it is meant for. */
const clock = { clock: z.enum(['occurred', 'known']).optional() };

export const PageQuery = z.strictObject({ ...clockParameters, ...clock });

export const PromisesQuery = z.strictObject({
  lead: several(DepartmentId),
  department: several(DepartmentId),
  status: several(DeliveryStatus),
  assessment: several(Assessment),
  priority: several(EntryId),
  objective: several(EntryId),
  only: several(z.enum(promiseKinds as [(typeof promiseKinds)[number], ...typeof promiseKinds])),
  q: blankIsNone(z.string().trim().max(200)),
  after: EntryId.optional(),
  ...clockParameters,
  ...clock,
});

export const ChangesQuery = z.strictObject({
  department: blankIsNone(DepartmentId),
  commitment: blankIsNone(EntryId),
  objective: blankIsNone(EntryId),
  priority: blankIsNone(EntryId),
  after: z.string().max(100).optional(),
  ...clockParameters,
  ...clock,
});

export type PageQuery = z.output<typeof PageQuery>;
export type PromisesQuery = z.output<typeof PromisesQuery>;
export type ChangesQuery = z.output<typeof ChangesQuery>;
