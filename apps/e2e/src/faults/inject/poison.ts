import { setTimeout as sleep } from 'node:timers/promises';
import { topicFor } from '@milepost/contracts';
import { kafkaClient } from '@milepost/service';
import { v7 as newId } from 'uuid';
import { placeOf, type Poison } from '../check/evidence.js';
import { ask, readParked } from '../look/tables.js';
import { operate } from '../stand/operate.js';
import { departments, type Stand } from '../stand/stand.js';
import type { PoisonName } from '../plan/plan.js';
import type { Injector } from './injector.js';

type Event = { id: string; type: string; data: { version: number; change: object; [field: string]: unknown } };
type Message = { key: string | null; value: string | null };

/** What is made of a key and the last event that has it. */
const brew: Record<PoisonName, (key: string, last: Event) => Message> = {
  'bad JSON': (key) => ({ key, value: '{"specversion":"1.0",' }),
  'unknown type': (key, last) => ({ key, value: text({ ...last, id: newId(), type: 'eu.milepost.MilestoneVanished.v1' }) }),
  'unknown version': (key, last) => ({ key, value: text({ ...last, id: newId(), type: last.type.replace(/v1$/, 'v2') }) }),
  'a megabyte': (key) => ({ key, value: 'x'.repeat(1_000_000) }),
  'no key': (_key, last) => ({ key: null, value: text({ ...last, id: newId() }) }),
  'a tombstone': (key) => ({ key, value: null }),
  'the same event with other content': (key, last) => ({ key, value: text(changed(last)) }),
  'a version far ahead': (key, last) => ({ key, value: text({ ...changed(last), id: newId(), data: { ...changed(last).data, version: last.data.version + 100_000 } }) }), // prettier-ignore
};

const text = (event: Event) => JSON.stringify(event);
const changed = (last: Event): Event => ({ ...last, data: { ...last.data, summary: { en: 'Nobody said this.' } } });

// Of what is projected already: where partitions are added, two senders may for a while send one key to two of them, and what is forged
// of an event must not be there before it.
const LAST = `select doc as value from history where key = $1 and kind = 'milestone' order by recorded_at desc, event_id desc limit 1`;
const UNTIL_PARKED = 60_000; // what is not dropped would lie in the way of all later runs

/** Lays poison on a department's topic, among the events of a key that is being written; heals by dropping it, as an operator does. */
export const poison: Injector = async ({ target, at }, { stand, commitments, poison }) => {
  const department = departments[at % 2]!;
  const key = commitments[department][0]!;
  const [row] = await ask<{ value: string }>(stand.database('aggregator'), LAST, [key]);
  if (!row) return; // nothing to make it of yet
  const laid = await lay(stand, topicFor(department), brew[target as PoisonName](key, JSON.parse(row.value) as Event));
  const one: Poison = { what: target, ...laid, parked: null };
  poison.push(one);
  return async () => {
    one.parked = await untilParked(stand, one);
    const { topic, partition, offset } = one;
    if (one.parked !== null)
      await operate(stand, 'parked', 'drop', topic, String(partition), String(offset), '--because', 'laid by the fault suite');
  };
};

async function lay(stand: Stand, topic: string, message: Message): Promise<Pick<Poison, 'topic' | 'partition' | 'offset'>> {
  const producer = kafkaClient({ brokers: stand.servers.brokers, clientId: 'poisoner' }).producer();
  await producer.connect();
  try {
    const [told] = await producer.send({ topic, acks: -1, messages: [message] });
    return { topic, partition: told!.partition, offset: Number(told!.baseOffset) };
  } finally {
    await producer.disconnect();
  }
}

async function untilParked(stand: Stand, one: Poison): Promise<string | null> {
  for (const deadline = Date.now() + UNTIL_PARKED; Date.now() < deadline; await sleep(100)) {
    const rows = await readParked(stand.database('aggregator')).catch(() => []); // PostgreSQL may be away
    const found = rows.find((row) => placeOf(row) === placeOf(one));
    if (found) return found.reason;
  }
  return null;
}
