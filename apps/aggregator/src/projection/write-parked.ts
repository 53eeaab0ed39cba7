import type { ClientBase } from 'pg';
import { log } from '@milepost/service';
import type { Parked } from './sort-out.js';

// At the same place there can only be a message of a topic that was made anew: what was parked of the old one comes again.
const PARK = `
  insert into parked (topic, partition, "offset", key, reason, value)
  select * from unnest($1::text[], $2::int[], $3::bigint[], $4::text[], $5::text[], $6::bytea[])
  on conflict (topic, partition, "offset") do update set key = excluded.key, reason = excluded.reason, value = excluded.value`;

/** Keeps messages that cannot be applied with all that is needed to apply them later. */
export async function writeParked(client: ClientBase, parked: readonly Parked[]): Promise<void> {
  const values = (['topic', 'partition', 'offset', 'key', 'reason', 'value'] as const).map((name) => parked.map((row) => row[name]));
  values[4] = parked.map(({ reason }) => reason.replaceAll('\0', '\uFFFD'));
  await client.query(PARK, values);
  const { topic, partition, offset, key, reason } = parked[0]!;
  log.warn({ topic, partition, offset, key, reason, messages: parked.length }, 'parked');
}
