import type { Kind, Spotlight } from '@milepost/contracts';
import { type Check, when } from '../proposal.js';
import { refuse } from '../refusal.js';
import { actChecks, listedByItsCommitment } from './act.js';
import { commitmentChecks } from './commitment.js';
import { milestoneChecks } from './milestone.js';
import { targetChecks } from './target.js';

const endedOnce = when<Spotlight, unknown>('SpotlightEnded', ({ before }) =>
  before.period.to ? refuse('no-change', 'The spotlight has ended already.') : undefined,
);

/** What the life cycle of each kind refuses, whichever department it is. */
export const lifeCycle: Partial<Record<Kind, readonly Check[]>> = {
  commitment: commitmentChecks,
  milestone: milestoneChecks,
  target: targetChecks,
  act: actChecks,
  document: [listedByItsCommitment],
  spotlight: [endedOnce],
};
