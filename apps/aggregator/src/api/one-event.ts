import type { Pool } from 'pg';

type Row = { doc: string };

/** The clocks of the services that make an id and record the event may differ by that much. */
const APART = 60_000;
const V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Milliseconds since 1970 at which an id of UUID version 7 was made; undefined for any other id. */
export const madeAt = (id: string): number | undefined => (V7.test(id) ? Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) : undefined);

const NEAR = 'select doc from history where recorded_at between $2 and $3 and event_id = $1';
const ANYWHERE = 'select doc from history where event_id = $1';

/**
 * The event with this id, exactly as it was on the wire. An id says when it was made, and that is where the history is searched first:
 * an index on ids alone would cost every event that is written.
 */
export async function eventById({ near, anywhere }: { near: Pool; anywhere: Pool }, id: string): Promise<string | undefined> {
  const made = madeAt(id);
  if (made !== undefined) {
    const values = [id, new Date(made - APART), new Date(made + APART)];
    const { rows } = await near.query<Row>({ name: 'event-near', text: NEAR, values });
    if (rows[0]) return rows[0].doc;
  }
  const { rows } = await anywhere.query<Row>({ name: 'event-by-id', text: ANYWHERE, values: [id] });
  return rows[0]?.doc;
}
