import { fold, type MilestoneEvent, partialDate } from '@milepost/contracts';
import { translator } from '@milepost/ui';
import { type ClockQuery, momentOf } from '../api/clocks.js';
import { Addresses } from './addresses.js';
import type { Reading } from './reading.js';
import { snapshotAt, type Standing } from './snapshot.js';
import { twoPages } from './two-pages.fixtures.js';

export const today = new Date('2026-11-21T09:58:00.000Z');

/** The fixture record as a view reads it on 21 November 2026, or by other clocks. */
export function readingOf(clocks: ClockQuery = {}, events: readonly MilestoneEvent[] = twoPages): Reading {
  const entries = [...fold(events).values()].flatMap((entry) => (entry.state === null ? [] : [entry as Standing]));
  const moment = momentOf(clocks, today);
  return {
    record: snapshotAt({ entries, events }, moment),
    day: moment.day,
    past: moment.past,
    t: translator('en'),
    to: new Addresses('en', clocks),
    departments: ['migration', 'security'].map((id) => ({
      id,
      name: id.charAt(0).toUpperCase() + id.slice(1),
      lastHeard: '2026-11-21T09:58:00.000Z',
      lastNews: partialDate('2026-04-03'),
    })),
  };
}
