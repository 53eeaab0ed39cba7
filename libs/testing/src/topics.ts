import { randomBytes } from 'node:crypto';
import { ensureTopics } from '@milepost/service';

/** The brokers of the run. */
export function testBrokers(): string[] {
  const brokers = process.env['KAFKA_BROKERS'];
  if (!brokers) throw new Error('KAFKA_BROKERS is not set: only a file named *.int.spec.ts has servers.');
  return brokers.split(',');
}

/** A prefix for topics and groups that no other spec file has, for example `t3f9a2c41.`. */
export const topicPrefix = () => `t${randomBytes(4).toString('hex')}.`;

/** Creates the topics on the broker of the run; one partition each when left out. */
export const createTopics = (names: readonly string[], partitions = 1): Promise<void> =>
  ensureTopics(
    testBrokers(),
    names.map((topic) => ({ topic, partitions })),
  );
