import { departments, topicFor } from '@milepost/contracts';
import { ensureTopics } from '@milepost/service';

const KEPT_FOR_EVER = { 'cleanup.policy': 'delete', 'retention.ms': '-1', 'max.message.bytes': String(2 * 1024 * 1024) };
const PARTITIONS = 6;

/** Makes the departments' topics where they are missing. */
export const makeTopics = (brokers: string[]): Promise<void> =>
  ensureTopics(
    brokers,
    departments.map((department) => ({ topic: topicFor(department), partitions: PARTITIONS, config: KEPT_FOR_EVER })),
  );
