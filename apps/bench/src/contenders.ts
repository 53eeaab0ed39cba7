/** What a platform can do when nothing of ours or of a peer stands before it. */
export const LIMIT = 'limit: ';

/** Everybody who is compared, as the table and the floors name them. */
export const names = {
  milepost: 'Milepost',
  expressTypeorm: 'Nest-Express, TypeORM',
  fastifyTypeorm: 'Nest-Fastify, TypeORM',
  fastifyStatement: 'Fastify, one statement per POST',
  rawInsert: `${LIMIT}pg alone, 256 rows a statement`,
  pollingRelay: 'polling relay, 500 ms, 100 rows, Nest ClientKafka',
  skipLocked: 'for update skip locked, 1,000 rows, then update',
  deleteQueue: 'TypeORM, for update skip locked, then delete; up to Kafka only',
  transactionalOutbox: 'pg-transactional-outbox, defaults',
  transactionalOutboxTuned: 'pg-transactional-outbox, tuned',
  debezium: 'Debezium, outbox router, tuned',
  rawProduce: `${LIMIT}kafkajs produce alone`,
  findOneAndSave: '@EventPattern, findOne and save, no history',
  upsert: '@EventPattern, upsert, no history',
  eachBatch: 'eachBatch, TypeORM upsert per batch, no history',
  debeziumSink: 'Debezium JDBC sink, tuned, no history',
  chain500: 'TypeORM, relay polling 500 ms, @EventPattern',
  chain50: 'TypeORM, relay polling 50 ms, @EventPattern',
  debeziumChain: 'TypeORM, Debezium outbox router and JDBC sink',
  bareHttp: `${LIMIT}bare node:http, one fixed text`,
  kafkajs: 'kafkajs as shipped, 6 connections, one process',
} as const;
