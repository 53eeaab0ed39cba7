import { startKafka, startPostgres } from '@milepost/servers';
import { sharedServers } from './shared-servers.js';

/** Starts one PostgreSQL and one Kafka for the whole run; the workers find them by DATABASE_URL and KAFKA_BROKERS. */
export default async function setUp(): Promise<void> {
  const [postgres, kafka] = await Promise.all([startPostgres({ maxConnections: 300 }), startKafka()]);
  sharedServers.push(postgres, kafka);
  process.env['DATABASE_URL'] = postgres.url;
  process.env['KAFKA_BROKERS'] = kafka.brokers.join(',');
  console.log(`\nPostgreSQL: ${postgres.source}; Kafka: ${kafka.source}`);
}
