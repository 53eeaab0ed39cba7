import type { Question } from '../load/job.js';
import { milestoneId } from '../record/milestones.js';

/** Of the milestones that are asked for again and again. */
const OFTEN = 100;
/** A prime, so that its multiples go through all of them without any order that a cache or a page could like. */
const STRIDE = 7_919;
const MOST = 50_000;

/** What readers ask for; all milestones stand at version 2. */
export const questions = {
  /** Each in its turn: it comes again only after all others. */
  uncached: (milestones: number) => spreadOver(milestones, Math.min(milestones, MOST), one),
  cached: (milestones: number) => spreadOver(milestones, OFTEN, one),
  notModified: (milestones: number) => spreadOver(milestones, OFTEN, (id) => ({ ...one(id), etag: '"2"', status: 304, holds: '' })),
  list: (milestones: number) => spreadOver(milestones, 1_000, listAfter),
  past: (milestones: number) => spreadOver(milestones, Math.min(milestones, MOST), pastOf),
} as const;

const one = (id: string): Question => ({ path: `/v1/entries/milestone/${id}`, status: 200, holds: `"${id}"` });

const listAfter = (id: string): Question => ({ path: `/v1/milestones?limit=50&after=${id}`, status: 200, holds: '"items":[' });

const today = new Date().toISOString().slice(0, 10);
const pastOf = (id: string): Question => ({ path: `/v1/entries/milestone/${id}?knownAt=${today}`, status: 200, holds: `"${id}"` });

const spreadOver = (milestones: number, count: number, ask: (id: string) => Question): Question[] =>
  Array.from({ length: count }, (_, place) => ask(milestoneId((place * STRIDE) % milestones)));
