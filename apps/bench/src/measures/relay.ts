import type { Client } from 'pg';
import { topicFor } from '@milepost/contracts';
import { names } from '../contenders.js';
import { histories } from '../record/milestones.js';
import { preloadLibraryOutbox, preloadNaiveOutbox, preloadOutbox } from '../record/preload.js';
import { startNaiveDepartment, startSkipLockedRelay, startTransactionalOutbox } from '../stack/naive-services.js';
import { startHealth, startIdentity } from '../stack/services.js';
import type { RunningProcess } from '../stack/start-process.js';
import { brokenTopic } from './check-topic.js';
import { DebeziumDrain } from './debezium-drain.js';
import { type Candidate, compare, type Context, type Measure } from './measure.js';
import { Usage } from './metered.js';
import { RawProduce } from './raw-produce.js';
import { type Steady, steadyRate } from './steady-rate.js';

const VERSIONS = 2;
const PREFIX = 'relay.';

/** A backlog of committed rows that goes to Kafka, acknowledged by all replicas, by the department's service. */
export const relay: Measure = async (context) => {
  const { stack, effort } = context;
  const identity = await startIdentity(stack);
  const outboxes = [await ownOutbox(context, identity.process.url), await pollingOutbox(context)];
  if (effort.wide) outboxes.push(await skipLockedOutbox(context), await libraryOutbox(context, false), await libraryOutbox(context, true));
  const drains = [...outboxes.map((outbox) => new Drain(outbox, context)), ...(effort.wide ? [await debezium(context)] : [])];
  const limit = effort.wide ? [new RawProduce(`${PREFIX}raw`, context)] : [];
  const contenders = await compare([...drains, ...limit], context);
  for (const { process } of outboxes) await process.stop();
  await identity.process.stop();
  return [{ measure: 'relay', contenders, notes: drains.map((run) => `relay, ${run.name}: ${run.note}`) }];
};

const NAIVE_SENT = `select ((select coalesce(max(id), 0) from outbox) - (select count(*) from outbox where "sentAt" is null))::int as sent`;

async function place({ stack }: Context, name: string, topic = `${PREFIX}${name}`) {
  await stack.topic(topic);
  return { database: await stack.database(name), topic };
}

async function ownOutbox(context: Context, issuer: string): Promise<Outbox> {
  const at = await place(context, 'health', topicFor('health', PREFIX));
  const process = await startHealth(context.stack, { database: at.database, issuer, prefix: PREFIX, relay: true });
  const sent = 'select position::int as sent from relay_cursor';
  return { ...at, name: names.milepost, process, milestones: 12_000, preload: preloadOutbox, sent };
}

async function pollingOutbox(context: Context): Promise<Outbox> {
  const at = await place(context, 'polling');
  const process = await startNaiveDepartment(context.stack, { ...at, relay: true });
  return { ...at, name: names.pollingRelay, process, milestones: 2_000, preload: preloadNaiveOutbox, sent: NAIVE_SENT };
}

async function skipLockedOutbox(context: Context): Promise<Outbox> {
  const at = await place(context, 'skip_locked');
  const process = await startSkipLockedRelay(context.stack, at);
  return { ...at, name: names.skipLocked, process, milestones: 8_000, preload: preloadNaiveOutbox, sent: NAIVE_SENT };
}

async function libraryOutbox(context: Context, tuned: boolean): Promise<Outbox> {
  const at = await place(context, tuned ? 'library_tuned' : 'library');
  const process = await startTransactionalOutbox(context.stack, { ...at, tuned });
  const name = tuned ? names.transactionalOutboxTuned : names.transactionalOutbox;
  const sent = 'select count(*)::int as sent from outbox where processed_at is not null';
  return { ...at, name, process, milestones: tuned ? 500 : 40, preload: preloadLibraryOutbox, sent };
}

const debezium = async (context: Context) => DebeziumDrain.prepare(context, await place(context, 'debezium'));

interface Outbox {
  name: string;
  process: RunningProcess;
  database: string;
  topic: string;
  /** In each run, with VERSIONS events each. */
  milestones: number;
  preload: typeof preloadOutbox;
  /** Gives the number of rows sent so far. */
  sent: string;
}

class Drain implements Candidate {
  note = '';
  private readonly usage = new Usage();
  private preloaded = 0;

  constructor(
    private readonly outbox: Outbox,
    private readonly context: Context,
  ) {}

  get name(): string {
    return this.outbox.name;
  }

  warmUp() {
    return this.drain(Math.round(this.outbox.milestones / 3));
  }

  async run() {
    const { rate, events, cpu } = await this.drain(this.outbox.milestones * this.context.effort.scale);
    return { rate, cpu: this.usage.add(cpu, events) };
  }

  async check(): Promise<string[]> {
    this.note = String(this.usage);
    return brokenTopic(this.context.stack.brokers, this.outbox.topic, this.preloaded);
  }

  private drain(milestones: number): Promise<Steady> {
    const { database, topic, preload, sent } = this.outbox;
    const events = histories({ from: this.preloaded, count: milestones, versions: VERSIONS });
    const before = this.preloaded;
    this.preloaded += events.length;
    return this.context.stack.inDatabase(database, async (client: Client) => {
      await preload(client, topic, events);
      const done = async () => (await client.query<{ sent: number }>(sent)).rows[0]!.sent - before;
      return steadyRate({ done, total: events.length, marks: [this.outbox.process.mark] });
    });
  }
}
