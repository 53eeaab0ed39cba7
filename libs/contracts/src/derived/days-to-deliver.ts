import type { Act } from '../kinds/act.js';
import type { Commitment } from '../kinds/commitment.js';
import type { PartialDate } from '../partial-date.js';
import type { LegislativeStage } from '../status.js';
import { daysFrom } from './span.js';

/** `atLeast` when one of the two days is known by its month only. */
export type Days = { days: number; atLeast: boolean };

function daysBetween(from: PartialDate | null | undefined, to: PartialDate | null | undefined): Days | null {
  if (!from || !to || from.precision === 'year' || to.precision === 'year') return null;
  return { days: Math.max(0, daysFrom(from, to)), atLeast: from.precision !== 'day' || to.precision !== 'day' };
}

/** From the day an act was tabled to the day it entered into force; null when one is missing or less exact than a month. */
export function daysToDeliver({ stages }: Pick<Act, 'stages'>): Days | null {
  const reached = (wanted: LegislativeStage) => stages.find(({ stage }) => stage === wanted)?.on;
  return daysBetween(reached('tabled'), reached('inForce'));
}

/** From the first public word to the day a promise was kept. */
export const daysToKeep = ({ announced, delivery }: Pick<Commitment, 'announced' | 'delivery'>): Days | null =>
  delivery.status === 'delivered' ? daysBetween(announced, delivery.since) : null;
