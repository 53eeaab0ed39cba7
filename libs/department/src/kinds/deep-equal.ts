/** Whether two JSON values are the same; the order of keys does not matter. */
export function isDeepStrictEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => isDeepStrictEqual(a[key as keyof typeof a], b[key as keyof typeof b]))
  );
}
