import { containersAnswer, containersForced, startKafkaContainer } from './containers.js';
import { startEmbeddedKafka } from './embedded-kafka.js';
import { findJavaPrograms } from './java-programs.js';
import type { WhenEnded } from './keep-running.js';
import type { Running } from './running.js';
import { ServerMissing } from './server-missing.js';

export interface KafkaOptions {
  /** Keeps the topics in this folder; left out, they are thrown away. */
  directory?: string;
  /** The first port to try; any free one when left out. */
  port?: number;
  /** Heap of the broker in megabytes; 256 when left out. */
  heap?: number;
  /**
   * The broker compiles what it does often as well as it can: that takes processor time for its first half minute under load, and a third less
   * of it from then on. Left out, it starts with the least.
   */
  longLived?: boolean;
  /** Further settings of the broker, by their names. */
  settings?: Record<string, string | number>;
  /** Given, an embedded server that ends unasked is started again on its port. */
  whenEnded?: WhenEnded;
}

export interface RunningKafka extends Running {
  brokers: string[];
}

/** Kafka: the brokers KAFKA_BROKERS names, else embedded, else a container. TEST_SERVERS=containers takes the last. Throws ServerMissing. */
export async function startKafka(options: KafkaOptions = {}): Promise<RunningKafka> {
  if (containersForced()) return startKafkaContainer(options);
  const given = process.env['KAFKA_BROKERS'];
  if (given) return { brokers: given.split(','), source: 'given', stop: async () => {} };
  const found = await findJavaPrograms('kafka');
  if ('java' in found) return startEmbeddedKafka(found, options);
  if (await containersAnswer()) return startKafkaContainer(options);
  throw new ServerMissing(found.missing);
}
