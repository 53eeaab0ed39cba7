/** The tables that a rebuild makes anew. What somebody decided (dropped messages) is no part of the topics and stays. */
export const REBUILT = ['entry', 'history', 'department', 'consumer_offset', 'parked'] as const;

/** Those of them that rows are copied into first: they get their keys afterwards. */
export const COPIED: readonly string[] = ['history', 'entry'];

/** Entries that changed after they were copied; it goes with the schema. */
export const LATE = 'rebuild.late';
