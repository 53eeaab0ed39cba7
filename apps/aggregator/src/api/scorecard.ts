import { type DeliveryStatus, deliveryStatuses } from '@milepost/contracts';
import type { Pool } from 'pg';
import type { Moment } from './clocks.js';
import { entryAt } from './relation.js';
import { compile, sql } from './sql.js';

interface Group {
  lead: string;
  objective: string;
  status: DeliveryStatus;
  events: string[];
}

/** A number, the address of the list behind it, and the last event of each commitment that it counts. */
interface Count {
  count: number;
  list: string;
  events: string[];
}

type Counts = Record<DeliveryStatus, Count> & { all: Count };

/** Commitments per delivery status; a joint one counts once, under its lead. `query`: the clocks, to be kept in the addresses. */
export async function scorecard(pool: Pool, moment: Moment, query: Record<string, string>) {
  const from = await entryAt(pool, moment, ['commitment']);
  const { rows } = await pool.query<Group>(
    compile(sql`${from}select doc ->> 'lead' as lead, doc ->> 'objective' as objective,
    doc -> 'delivery' ->> 'status' as status, array_agg(event_id order by id) as events
    from entry where kind = 'commitment' and doc is not null group by 1, 2, 3 order by 1, 2, 3`),
  );
  return {
    countedAt: moment.day.date,
    ...query,
    all: counted(rows, query),
    byDepartment: grouped(rows, 'lead').map(([id, groups]) => ({ department: id, counts: counted(groups, { lead: id, ...query }) })),
    byObjective: grouped(rows, 'objective').map(([id, groups]) => ({
      objective: id,
      counts: counted(groups, { objective: id, ...query }),
    })),
  };
}

const grouped = (groups: readonly Group[], by: 'lead' | 'objective') =>
  [...Map.groupBy(groups, (group) => group[by])].sort(([a], [b]) => (a < b ? -1 : 1));

function counted(groups: readonly Group[], query: Record<string, string>): Counts {
  const count = (status?: DeliveryStatus): Count => {
    const events = groups.filter((group) => !status || group.status === status).flatMap((group) => group.events);
    const parameters = new URLSearchParams({ ...query, ...(status && { status }) }).toString();
    return { count: events.length, list: `/v1/commitments${parameters && `?${parameters}`}`, events };
  };
  const each = Object.fromEntries(deliveryStatuses.map((status) => [status, count(status)])) as Record<DeliveryStatus, Count>;
  return { all: count(), ...each };
}
