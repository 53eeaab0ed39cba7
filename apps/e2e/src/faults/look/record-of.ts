import { topicFor } from '@milepost/contracts';
import { topicOffsets } from '@milepost/service';
import { placeOf } from '../check/evidence.js';
import type { Scene } from '../inject/injector.js';
import { departments, type Stand } from '../stand/stand.js';
import { dumpEvents, type Place } from './dump-topic.js';
import { readDropped, readEntries, readHistoryTable, readLog, readParked } from './tables.js';

/** Where each partition ends now: what comes from there on is of this run. */
export async function ends({ servers }: Stand): Promise<Place[]> {
  const topics = departments.map((department) => topicFor(department));
  const offsets = await topicOffsets(servers.brokers, topics);
  return offsets.map(({ topic, partition, high }) => ({ topic, partition, offset: Number(high) }));
}

/** What the departments' logs, their topics from those places on, and the read model's tables hold of one run. */
export async function recordOf({ stand, commitments, poison }: Scene, from: readonly Place[]) {
  const model = stand.database('aggregator');
  const all = Object.values(commitments).flat();
  const later = (await ends(stand)).filter(
    (end) => !from.some(({ topic, partition }) => topic === end.topic && partition === end.partition),
  );
  const laid = new Set(poison.map(placeOf));
  const [logs, topic, history, entries, parked, dropped] = await Promise.all([
    Promise.all(departments.map((department) => readLog(stand.database(department), commitments[department]))),
    dumpEvents(stand.servers.brokers[0]!, [...from, ...later.map((place) => ({ ...place, offset: 0 }))]),
    readHistoryTable(model, all),
    readEntries(model, all),
    readParked(model),
    readDropped(model),
  ]);
  return {
    log: logs.flat(),
    topic: topic.filter((delivered) => !laid.has(placeOf(delivered))),
    history,
    entries,
    parked,
    dropped: dropped.filter(({ topic, partition, offset }) =>
      from.some((place) => place.topic === topic && place.partition === partition && offset >= place.offset),
    ),
  };
}
