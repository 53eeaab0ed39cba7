import { z } from 'zod';

/** What the naive services are told by their environment. They take nothing of the product, which patches kafkajs. */
export const naiveSettings = z
  .object({
    DATABASE_URL: z.url(),
    KAFKA_BROKERS: z.string().transform((text) => text.split(',')),
    PORT: z.coerce.number(),
    TOPIC: z.string(),
    RELAY: z.stringbool().default(true),
  })
  .parse(process.env);
