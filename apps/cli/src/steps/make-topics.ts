import { departments, topicFor } from '@milepost/contracts';
import { ensureTopics } from '@milepost/service';

const KEPT_FOR_EVER = { 'cleanup.policy': 'delete', 'retention.ms': '-1', 'max.message.bytes': String(2 * 1024 * 1024) };
const PARTITIONS = 6;

/**
 * Makes the departments' topics where they are missing. With so many `replicas` an event counts as sent when all of them but one have
 * it, and one broker may be lost; left out, both are as the broker has them.
 */
export const makeTopics = (brokers: string[], replicas?: number): Promise<void> =>
  ensureTopics(
    brokers,
    departments.map((department) => ({
      topic: topicFor(department),
      partitions: PARTITIONS,
      config: { ...KEPT_FOR_EVER, ...(replicas && { 'min.insync.replicas': String(Math.max(1, replicas - 1)) }) },
      ...(replicas && { replicas }),
    })),
  );
