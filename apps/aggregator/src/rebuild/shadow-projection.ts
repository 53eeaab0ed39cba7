import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { briefly, crashPoint, log, newConnection } from '@milepost/service';
import pg from 'pg';
import type { Fetched } from '../consumer/batch-kafka.js';
import { BatchKafkaServer } from '../consumer/batch-kafka-server.js';
import { Intake } from '../consumer/intake.js';
import { Applied } from '../projection/applied.js';
import { Projection, type Projects } from '../projection/projection.js';
import { Projector } from '../projection/projector.js';
import { partitionName } from '../projection/reading.js';
import type { Settings } from '../settings.js';
import { REBUILD_SESSION } from './rebuild-session.js';

/** Who was first is known by the model in use: between two topics, the order of a second reading is left to chance. */
export const stepByStep = (pool: pg.Pool): Projection => new Projection(pool, ['public.entry']);

type Place = { topic: string; partition: number; next: number };
type Patience = { within?: number; until?: (() => boolean) | undefined };

/** A projection from the topics' start into the tables of the schema `rebuild`; the one in use goes on beside it. */
export class ShadowProjection<Own extends Projects = Projects> {
  readonly projection: Own;
  private readonly pool: pg.Pool;
  private readonly server: BatchKafkaServer;
  private readonly intake: Intake;

  constructor({ databaseUrl, brokers, topicPrefix: prefix }: Settings, projecting: (pool: pg.Pool) => Own) {
    // Lost commits do not matter: after a crash of the database a rebuild begins anew.
    const options = `${REBUILD_SESSION.options} -c search_path=rebuild,public -c synchronous_commit=off`;
    this.pool = new pg.Pool({
      connectionString: databaseUrl,
      ...REBUILD_SESSION,
      options,
      max: 4,
      onConnect: newConnection,
    });
    this.pool.on('error', (error) => log.warn(briefly(error), 'a database connection was lost'));
    const groupId = `${prefix}milepost-rebuild-${randomUUID()}`;
    this.server = new BatchKafkaServer({
      brokers,
      prefix,
      family: 'milestones.',
      groupId: () => groupId,
      lookEvery: 1_000, // A consumer that crashed is replaced by the next look.
      maxBytesPerPartition: 1024 * 1024,
    });
    const projection = (this.projection = projecting(this.pool));
    const applied = new Applied();
    this.intake = new Intake(
      this.server,
      this.pool,
      projection,
      new Projector(projection, applied, () => crashPoint('rebuilding')),
      applied,
      prefix,
    );
    this.server.addHandler('milestones.*.v1', (fetched: Fetched) => this.intake.take(fetched), true);
  }

  async start(): Promise<void> {
    this.intake.onApplicationBootstrap();
    const failed = await new Promise<unknown>((resolve) => void this.server.listen(resolve));
    if (failed) throw failed instanceof Error ? failed : new Error('The broker does not answer.');
  }

  /** Where the topics end now. */
  async ends(): Promise<Place[]> {
    return (await this.server.allWatermarks()).map(({ topic, partition, high: next }) => ({ topic, partition, next }));
  }

  /**
   * Resolves when everything before these places is in the shadow tables.
   * @returns false when that takes longer than so many milliseconds, or when `until` says that nobody waits for it any more
   */
  async reaches(places: readonly Place[], { within = Number.POSITIVE_INFINITY, until = () => false }: Patience = {}): Promise<boolean> {
    for (const deadline = Date.now() + within; !until() && Date.now() <= deadline; await sleep(20)) {
      const standings = new Map(this.intake.standings().map((standing) => [partitionName(standing), standing.next]));
      if (places.every((place) => (standings.get(partitionName(place)) ?? -1) >= place.next)) return true;
    }
    return false;
  }

  /** Ends the projecting; what is in the tables then stays as it is. */
  halt(): Promise<void> {
    return this.intake.beforeApplicationShutdown();
  }

  async close(): Promise<void> {
    await this.halt();
    await this.server.closeForGood();
    await this.pool.end();
  }
}
