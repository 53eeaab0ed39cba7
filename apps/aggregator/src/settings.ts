import { allSettings, kafkaSecurity, setting, settings } from '@milepost/service';

/** What the aggregator is told by its environment; `topicPrefix` keeps several installations on one broker apart. */
export function readSettings() {
  const [{ DATABASE_URL, KAFKA_BROKERS, TOPIC_PREFIX }] = allSettings(own, kafkaSecurity);
  return { databaseUrl: DATABASE_URL, brokers: KAFKA_BROKERS, topicPrefix: TOPIC_PREFIX };
}

const own = () =>
  settings({
    DATABASE_URL: setting.databaseUrl(),
    KAFKA_BROKERS: setting.list(),
    TOPIC_PREFIX: setting.text().default(''),
  });

export type Settings = ReturnType<typeof readSettings>;
