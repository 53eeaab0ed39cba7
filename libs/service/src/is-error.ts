import { types } from 'node:util';

/** True for errors of every realm: those that Node itself makes are not `instanceof Error` inside a test's own realm. */
export const isError = (value: unknown): value is Error => value instanceof Error || types.isNativeError(value);
