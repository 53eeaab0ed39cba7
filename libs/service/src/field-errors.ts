import type { z } from 'zod';
import type { FieldError } from './problem.js';

type Issue = z.core.$ZodIssue;

/** The issues of a schema as field errors: an unknown field is pointed at itself, a union's issues are those of its nearest branch. */
export const fieldErrors = (issues: readonly Issue[], at: readonly PropertyKey[] = []): FieldError[] =>
  issues.flatMap((issue) => ofIssue(issue, [...at, ...issue.path]));

/** RFC 6901: ['milestones', 0, 'due'] is '/milestones/0/due'. */
export const jsonPointer = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

function ofIssue(issue: Issue, path: PropertyKey[]): FieldError[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownField([...path, key]));
  if (issue.code === 'invalid_union' && issue.errors.length > 0) return fieldErrors(nearest(issue.errors), path);
  return [{ pointer: jsonPointer(path), code: codeOf(issue), detail: issue.message }];
}

const unknownField = (path: PropertyKey[]): FieldError => ({
  pointer: jsonPointer(path),
  code: 'unknown-field',
  detail: `There is no field ${String(path.at(-1))} here.`,
});

// A branch that only fails inside is nearer than one that refuses the value as such; then the one with fewer issues.
const nearest = (branches: readonly Issue[][]): Issue[] => branches.toSorted((a, b) => depth(b) - depth(a) || a.length - b.length)[0]!;
const depth = (branch: readonly Issue[]) => Math.min(...branch.map(({ path }) => path.length));

function codeOf(issue: Issue): string {
  if (issue.code === 'custom' && typeof issue.params?.['code'] === 'string') return issue.params['code'];
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) return 'missing';
  return issue.code.replaceAll('_', '-');
}
