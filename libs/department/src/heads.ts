import { type Commitment, type EntryKey, readEvent, factOf, type State, subjectOf } from '@milepost/contracts';
import { textArray } from '@milepost/service';
import type { Pool } from 'pg';
import { keyOf } from './commitment-of.js';
import type { Current } from './decide.js';
import { type LoggedFact, replaysHistory } from './kinds/any.js';
import type { Answer, Work } from './work.js';

/** What of a commitment the decisions about its milestones, targets and acts look at. */
export type Concerned = Pick<Commitment, 'lead' | 'contributors' | 'acts'>;

export type History = { full: LoggedFact[]; disclosed: LoggedFact[] };
export type Remembered = { bodyHash: string; answer: Answer };

/** Everything that a batch of commands is decided by, read at once. */
export type Heads = {
  entries: Map<string, Current>;
  commitmentOf: Map<string, string>;
  commitments: Map<string, Concerned>;
  remembered: Map<string, Remembered>;
  histories: Map<string, History>;
};

export const rememberedKey = (actor: string, key: string): string => `${actor}\n${key}`;

const HEADS = `
select asked.kind, asked.id, entry.version, entry.hash, entry.state, entry.public, commitment.id as commitment_id,
  case when commitment.id is not null then jsonb_build_object('lead', commitment.state->'lead', 'contributors', commitment.state->'contributors',
    'acts', case when asked.kind in ('act', 'document') then commitment.state->'acts' else '[]'::jsonb end) end as commitment
from unnest($1::text[], $2::text[], $3::text[]) as asked (kind, id, commitment)
left join entry on entry.kind = asked.kind and entry.id = asked.id
left join entry as commitment on commitment.kind = 'commitment'
  and commitment.id = coalesce(asked.commitment, case when asked.kind = 'commitment' then asked.id else coalesce(entry.state->>'commitment', entry.state->>'trackedIn') end)`;

const REMEMBERED = `
select idempotency.actor, idempotency.key, body_hash, answer
from unnest($1::text[], $2::text[]) as asked (actor, key)
join idempotency on idempotency.actor = asked.actor and idempotency.key = asked.key`;

const HISTORY = `
select outbox.value, withheld.change
from outbox left join withheld on withheld.event_id = (outbox.value::jsonb)->>'id'
where outbox.key = $1 and (outbox.value::jsonb)->>'subject' = $2
order by position`;

type HeadRow = {
  kind: EntryKey['kind'];
  id: string;
  version: number | null;
  hash: string;
  state: State | null;
  public: State | null;
  commitment_id: string | null;
  commitment: Concerned | null;
};

/** The promise that a change itself says it belongs to. */
export const namedCommitment = ({ change }: Work['command']) => (change as { commitment?: string } | null)?.commitment ?? null;

export async function readHeads(pool: Pool, works: readonly Work[]): Promise<Heads> {
  const heads: Heads = { entries: new Map(), commitmentOf: new Map(), commitments: new Map(), remembered: new Map(), histories: new Map() };
  await Promise.all([readEntries(pool, works, heads), readRemembered(pool, works, heads)]);
  for (const { command } of works) if (replaysHistory(command.type)) await readHistory(pool, command, heads);
  return heads;
}

async function readEntries(pool: Pool, works: readonly Work[], heads: Heads): Promise<void> {
  const commands = works.map(({ command }) => command);
  const values = [commands.map(({ kind }) => kind), commands.map(({ id }) => id), commands.map(namedCommitment)].map(textArray);
  const { rows } = await pool.query<HeadRow>({ name: 'heads', text: HEADS, values });
  for (const row of rows) {
    const subject = subjectOf(row);
    if (row.version !== null)
      heads.entries.set(subject, { version: row.version, hash: row.hash, state: row.state, public: row.public ?? row.state });
    if (row.commitment_id && row.commitment) {
      heads.commitmentOf.set(subject, row.commitment_id);
      heads.commitments.set(row.commitment_id, row.commitment);
    }
  }
}

async function readRemembered(pool: Pool, works: readonly Work[], heads: Heads): Promise<void> {
  const keyed = works.filter(({ command }) => command.idempotencyKey !== undefined);
  if (keyed.length === 0) return;
  const values = [keyed.map(({ actor }) => actor.id), keyed.map(({ command }) => command.idempotencyKey)];
  type Row = { actor: string; key: string; body_hash: string; answer: Answer };
  const { rows } = await pool.query<Row>({ name: 'remembered', text: REMEMBERED, values });
  for (const { actor, key, body_hash, answer } of rows) heads.remembered.set(rememberedKey(actor, key), { bodyHash: body_hash, answer });
}

async function readHistory(pool: Pool, command: EntryKey, heads: Heads): Promise<void> {
  const subject = subjectOf(command);
  const key = keyOf(command.kind, command.id, heads.commitmentOf.get(subject) ?? null);
  const { rows } = await pool.query<{ value: string; change: unknown }>(HISTORY, [key, subject]);
  const disclosed = rows.map(({ value }) => loggedFact(value));
  const full = disclosed.map((fact, at) => (rows[at]!.change ? { ...fact, change: rows[at]!.change } : fact));
  heads.histories.set(subject, { full, disclosed });
}

function loggedFact(value: string): LoggedFact {
  const read = readEvent(value);
  if (!read.readable) throw new Error(`An event of our own log cannot be read: ${read.reason}`);
  return { ...factOf(read.event), actor: read.event.data.actor };
}
