import type { Kind, PartialDate } from '@milepost/contracts';
import type { EntriesQuery } from './parameters.js';
import { and, type Fragment, sql } from './sql.js';

/** First and last day of a partial date: 2024-05 begins on 2024-05-01 (the rest is filled up) and ends on 2024-05-31. */
const firstDay = (date: Fragment) => sql`rpad(${date}, 10, '-01-01')`;
const lastDay = (date: Fragment) => sql`case length(${date}) when 4 then ${date} || '-12-31'
  when 7 then to_char((${date} || '-01')::date + interval '1 month - 1 day', 'YYYY-MM-DD') else ${date} end`;

const due = sql`(step.doc -> 'due' ->> 'date')`;
const isStep = sql`step.kind in ('milestone', 'target')`;

/** The vocabulary's rule, as isOverdue() of the contracts has it; a spec holds the two against each other. */
const overdue = (day: PartialDate) => sql`${lastDay(due)} < ${day.date}
  and coalesce(step.doc ->> 'status', 'none') not in ('met', 'cancelled')
  and not exists (select from jsonb_array_elements(step.doc -> 'measurements') as figure where case step.doc ->> 'direction'
    when 'increase' then coalesce((figure ->> 'value')::numeric, (figure -> 'band' ->> 'from')::numeric) >= (step.doc ->> 'value')::numeric
    else coalesce((figure ->> 'value')::numeric, (figure -> 'band' ->> 'to')::numeric) <= (step.doc ->> 'value')::numeric end)`;

const dueWithin = (from: string | undefined, to: string | undefined) =>
  and([sql`${due} is not null`, ...(from ? [sql`${lastDay(due)} >= ${from}`] : []), ...(to ? [sql`${firstDay(due)} <= ${to}`] : [])]);

/** A step asked about itself, or any step of a commitment. */
const ofSteps = (kind: Kind, condition: Fragment) =>
  kind === 'commitment'
    ? sql`exists (select from entry as step where step.commitment = entry.id and ${isStep} and ${condition})`
    : sql`exists (select from (select entry.kind, entry.doc) as step where ${condition})`;

const leads = (ids: readonly string[]) => sql`doc ->> 'lead' = any(${ids})`;
const involves = (ids: readonly string[]) => sql`(${leads(ids)} or doc -> 'contributors' ?| ${ids}::text[])`;

const mentions = (
  words: string,
) => sql`exists (select from jsonb_each_text(doc -> 'title') as said where position(lower(${words}) in lower(said.value)) > 0
  union all select from jsonb_each_text(doc -> 'statement') as said where position(lower(${words}) in lower(said.value)) > 0)`;

const under = (priorities: readonly string[]) =>
  sql`doc ->> 'objective' in (select objective.id from entry as objective where objective.kind = 'objective' and objective.doc ->> 'priority' = any(${priorities}))`;

const statusOf = (kind: Kind, codes: readonly string[]) =>
  kind === 'commitment' ? sql`doc -> 'delivery' ->> 'status' = any(${codes})` : sql`doc ->> 'status' = any(${codes})`;

/** The conditions that a query's parameters stand for. `day`: the one from which overdue is counted. */
export function conditionsOf(kind: Kind, query: EntriesQuery, day: PartialDate): Fragment[] {
  const given: (Fragment | false | '' | undefined)[] = [
    sql`kind = ${kind}`,
    sql`doc is not null`,
    query.department && (kind === 'commitment' ? involves(query.department) : sql`department = any(${query.department})`),
    query.lead && leads(query.lead),
    query.objective && sql`doc ->> 'objective' = any(${query.objective})`,
    query.priority && under(query.priority),
    query.mandate && sql`doc -> 'mandates' ?| ${query.mandate}::text[]`,
    query.commitment && sql`commitment = any(${query.commitment})`,
    query.status && statusOf(kind, query.status),
    query.assessment && sql`doc -> 'assessment' ->> 'verdict' = any(${query.assessment})`,
    query.stage && sql`doc ->> 'stage' = any(${query.stage})`,
    query.overdue !== undefined && sql`${ofSteps(kind, overdue(day))} = ${query.overdue}`,
    (query.dueFrom ?? query.dueTo) !== undefined && ofSteps(kind, dueWithin(query.dueFrom, query.dueTo)),
    query.q && mentions(query.q),
    query.after && sql`id > ${query.after}`,
  ];
  return given.filter((one): one is Fragment => Boolean(one));
}
