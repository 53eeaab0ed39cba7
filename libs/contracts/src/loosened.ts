import { z } from 'zod';

/**
 * The same schema, but fields it does not know are passed over instead of refused, at every depth: what is written is held to
 * the letter, what is read may come from a newer writer. For checking only: use the value that was checked, not the schema's
 * copy, which lacks those fields.
 */
export function loosened(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodObject) {
    const open = z.object(mapValues(schema.shape as Record<string, z.ZodType>, loosened));
    return open.check(...((schema._zod.def.checks ?? []) as z.core.$ZodCheck<Record<string, unknown>>[]));
  }
  if (schema instanceof z.ZodArray) return z.array(loosened(schema.element as z.ZodType));
  if (schema instanceof z.ZodOptional) return loosened(schema.unwrap() as z.ZodType).optional();
  if (schema instanceof z.ZodNullable) return loosened(schema.unwrap() as z.ZodType).nullable();
  if (schema instanceof z.ZodRecord) return looseRecord(schema);
  if (schema instanceof z.ZodUnion) return z.union(schema.options.map((option) => loosened(option as z.ZodType)));
  return schema;
}

/** A text in a language that became official later is no error. */
function looseRecord(schema: z.ZodRecord): z.ZodType {
  const open = z.record(z.string(), loosened(schema.valueType as z.ZodType));
  return open.check(...((schema._zod.def.checks ?? []) as z.core.$ZodCheck<Record<string, unknown>>[]));
}

const mapValues = <A, B>(record: Record<string, A>, change: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
