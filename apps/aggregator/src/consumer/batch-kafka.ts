import type { EachBatchPayload } from '@milepost/service';

export const BATCH_KAFKA = Symbol('batch-kafka');

/** What a handler gets: `@EventPattern<Record<string, Fetched>>('milestones.*.v1', BATCH_KAFKA)`. */
export type Fetched = EachBatchPayload;

export type BatchKafkaSettings = {
  brokers: string[];
  /** Asked whenever the group is joined. */
  groupId: () => string;
  /** Stands before every topic; patterns of handlers do not name it. */
  prefix: string;
  /** Topics begin so, after the prefix. Each of them must have a handler: one that nobody reads would be a silent loss. */
  family: string;
  maxBytesPerPartition?: number;
  /** Milliseconds between two looks for new topics; default 5,000. */
  lookEvery?: number;
};

/** The service must not start, for what it does not read would be lost without a word. */
export class NoHandler extends Error {
  override readonly name = 'NoHandler';
}
