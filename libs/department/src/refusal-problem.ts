import { Problem, type ProblemSlug } from '@milepost/service';
import type { Refusal, RefusalCode } from './refusal.js';

const slugs: Partial<Record<RefusalCode, ProblemSlug>> = {
  'unknown-entry': 'not-found',
  'already-on-record': 'conflict',
  'stale-version': 'stale-version',
  'not-allowed': 'forbidden',
};

/** A refusal in the words of HTTP: code, sentence and pointer stand in `errors`. */
export const problemOfRefusal = ({ refused, sentence, pointer }: Refusal): Problem =>
  new Problem(slugs[refused] ?? 'refused', sentence, { errors: [{ pointer, code: refused, detail: sentence }] });
