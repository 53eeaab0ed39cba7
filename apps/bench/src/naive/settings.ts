import { z } from 'zod';

/** What the naive services are told by their environment. They take nothing of the product, which patches kafkajs. */
export const naiveSettings = z
  .object({
    DATABASE_URL: z.url().default('postgres://nowhere'),
    KAFKA_BROKERS: z.string().transform((text) => text.split(',')),
    PORT: z.coerce.number().default(0),
    TOPIC: z.string(),
    RELAY: z.stringbool().default(true),
    /** Whether a library is set up for speed or used as it comes. */
    TUNED: z.stringbool().default(false),
    /** What becomes of a row that was sent. */
    DONE: z.enum(['mark', 'delete']).default('mark'),
    POLL_MS: z.coerce.number().default(500),
    /** An event as it is, or as Debezium's JDBC sink needs it. */
    PAYLOAD: z.enum(['event', 'sink']).default('event'),
    HTTP: z.enum(['express', 'fastify']).default('fastify'),
    /** What the aggregator does with an event, or with a batch of them. */
    PROJECT: z.enum(['findOneAndSave', 'upsert', 'eachBatch']).default('findOneAndSave'),
  })
  .parse(process.env);

/** Of an aggregator's consumer: a further read model begins at the topic's start. */
export const groupId = naiveSettings.TOPIC + new URL(naiveSettings.DATABASE_URL).pathname.replace('/', '.');
