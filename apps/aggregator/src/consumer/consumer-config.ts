import type { ConsumerConfig } from '@milepost/service';

/** How we are a member of a consumer group. kafkajs brings none back that has crashed. */
export const consumerConfig = (groupId: string, maxBytesPerPartition = 256 * 1024): ConsumerConfig => ({
  groupId,
  sessionTimeout: 6_000, // What a killed process leaves is given to others after it.
  heartbeatInterval: 1_500,
  rebalanceTimeout: 10_000,
  maxWaitTimeInMs: 1_000, // It does not delay messages; it bounds how long stopping takes.
  minBytes: 1,
  maxBytesPerPartition,
  metadataMaxAge: 5_000, // A partition that was added is found by it.
  retry: { initialRetryTime: 50, maxRetryTime: 1_000, retries: 8, restartOnFailure: () => Promise.resolve(false) },
});
