import { byEnd, type MilestoneEvent } from '@milepost/contracts';
import type { UpdateView } from '@milepost/ui';
import type { Reading } from '../reading.js';
import { commitmentOf } from '../snapshot.js';
import { changeOf, supersededBy } from './events.js';
import { titleOf } from './history-change.js';
import { historyEntry, isRegression } from './history.js';
import type { PromiseFacts } from './standing.js';
import { textOrNull } from './texts.js';

/** Besides what was posted, the newest steps reached and setbacks are shown. */
const newestSteps = 6;

type Posted = { text?: Parameters<typeof textOrNull>[0] };

/** "Progress to date": every post of the page, and the newest dated steps under the priority, newest first. */
export function progressOf(page: string, promises: readonly PromiseFacts[], reading: Reading): UpdateView[] {
  const events = promises.flatMap((promise) => promise.events);
  const posts = events.filter(
    ({ type, data }) => type === 'UpdatePosted' && reading.record.one('update', data.entryId)?.state.page === page,
  );
  const steps = events.filter((event) => event.type === 'MilestoneMet' || isRegression(event)).sort(newestFirst);
  const superseding = supersededBy(events);
  return [...posts, ...steps.slice(0, newestSteps)].sort(newestFirst).map((event) => ({
    entry: historyEntry(event, reading, superseding),
    title:
      event.type === 'DeliveryStatusClaimed'
        ? (textOrNull(event.data.summary, reading) ?? titleOf(event, reading))
        : titleOf(event, reading),
    text: textOf(event, reading),
    note: event.data.remark ? { text: event.data.remark, lang: 'en' } : null,
  }));
}

const newestFirst = (a: MilestoneEvent, b: MilestoneEvent) => byEnd(b.data.occurredOn, a.data.occurredOn) || b.time.localeCompare(a.time);

/** What a post says; of a step, the promise it belongs to. */
function textOf(event: MilestoneEvent, reading: Reading) {
  if (event.type === 'UpdatePosted') return textOrNull(changeOf<Posted>(event).text, reading);
  const promise = reading.record.one('commitment', commitmentOf(event) ?? '');
  return textOrNull(promise?.state.title, reading);
}
