import type { z } from 'zod';

/** Whether a value is as a schema asks. */
export type Holds = (value: unknown) => boolean;

type Def = Record<string, unknown> & { type: string };
type Check = Record<string, unknown> & { check: string; format?: string };

const defOf = (schema: z.core.$ZodType): Def => schema._zod.def as unknown as Def;
const schemaIn = (def: Def, name: string) => holds(def[name] as z.ZodType);

/**
 * The quick yes to what is nearly always right: made once from a schema, it builds no copy and no list of issues. A yes is zod's yes;
 * a no is only a reason to ask zod, which also says what is wrong. For reading: a schema that changes what it is given is none for it,
 * but for blanks at the ends of texts.
 * Checking an event of 1.5 kB: 9 → 4 µs of processor time.
 */
export function holds(schema: z.ZodType): Holds {
  const base = baseOf(schema);
  const checks = checksOf(schema);
  if (!base || !checks) return (value) => schema.safeParse(value).success;
  return checks.length === 0 ? base : (value) => base(value) && passes(checks, value);
}

/** What the schema asks by its type alone; undefined for a type that is not told here. */
function baseOf(schema: z.ZodType): Holds | undefined {
  const def = defOf(schema);
  if (def['coerce'] || def['catchall']) return undefined;
  switch (def.type) {
    case 'unknown':
      return () => true;
    case 'string':
      return (value) => typeof value === 'string';
    case 'number':
      return (value) => Number.isFinite(value);
    case 'boolean':
      return (value) => typeof value === 'boolean';
    case 'enum':
      return among(Object.values(def['entries'] as Record<string, unknown>));
    case 'literal':
      return among(def['values'] as unknown[]);
    case 'nullable':
      return orElse(null, schemaIn(def, 'innerType'));
    case 'optional':
      return orElse(undefined, schemaIn(def, 'innerType'));
    case 'array':
      return everyItem(schemaIn(def, 'element'));
    case 'union':
      return anyOf((def['options'] as z.ZodType[]).map(holds));
    case 'record':
      return everyEntry(schemaIn(def, 'keyType'), schemaIn(def, 'valueType'));
    case 'object':
      return everyField(def['shape'] as Record<string, z.ZodType>);
    default:
      return undefined;
  }
}

function among(allowed: readonly unknown[]): Holds {
  const set = new Set(allowed);
  return (value) => set.has(value);
}

const orElse =
  (other: unknown, inner: Holds): Holds =>
  (value) =>
    value === other || inner(value);

const anyOf =
  (options: readonly Holds[]): Holds =>
  (value) =>
    options.some((holds) => holds(value));

const everyItem =
  (item: Holds): Holds =>
  (value) =>
    Array.isArray(value) && value.every(item);

const isPlain = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const everyEntry =
  (key: Holds, item: Holds): Holds =>
  (value) =>
    isPlain(value) && Object.keys(value).every((name) => key(name) && item(value[name]));

function everyField(shape: Record<string, z.ZodType>): Holds {
  const fields = Object.entries(shape).map(([name, field]) => ({ name, holds: holds(field) }));
  return (value) => {
    if (!isPlain(value)) return false;
    for (const field of fields) if (!field.holds(value[field.name])) return false;
    return true;
  };
}

type Step = (value: never) => unknown;

/** The checks in their order, each as zod runs it; undefined when one is not told here. What one that rewrites gives back is the value from there on. */
function checksOf(schema: z.ZodType): { step: Step; rewrites: boolean }[] | undefined {
  const def = defOf(schema) as Def & Partial<Check>;
  const own = def.check === undefined ? [] : [def as Check]; // z.int(), z.iso.datetime(): a type that is its own check
  const added = ((def['checks'] ?? []) as z.core.$ZodCheck<never>[]).map((check) => check._zod.def as unknown as Check);
  const steps = [...own, ...added].map(stepOf);
  return steps.every((step) => step !== undefined) ? steps : undefined;
}

function stepOf(def: Check): { step: Step; rewrites: boolean } | undefined {
  const step = checkStep(def);
  return step && { step, rewrites: def.check === 'overwrite' };
}

function checkStep(def: Check): Step | undefined {
  const { check, format, pattern } = def as Check & { pattern?: RegExp };
  if (check === 'min_length') return ({ length }: { length: number }) => length >= (def['minimum'] as number);
  if (check === 'max_length') return ({ length }: { length: number }) => length <= (def['maximum'] as number);
  if (check === 'number_format' && format === 'safeint') return Number.isSafeInteger as Step;
  if (check === 'greater_than')
    return (value: number) => (def['inclusive'] ? value >= (def['value'] as number) : value > (def['value'] as number));
  if (check === 'string_format' && pattern && (format === 'regex' || format === 'datetime')) return (value: string) => pattern.test(value);
  if (check === 'overwrite') return def['tx'] as Step;
  if (check === 'custom') return def['fn'] as Step | undefined;
  return undefined;
}

function passes(checks: readonly { step: Step; rewrites: boolean }[], given: unknown): boolean {
  let value = given;
  for (const { step, rewrites } of checks) {
    const outcome = step(value as never);
    if (rewrites) value = outcome;
    else if (!outcome) return false;
  }
  return true;
}
