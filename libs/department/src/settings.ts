import { allSettings, kafkaSecurity, setting, settings } from '@milepost/service';

/** What a department's service is told by its environment; every wrong or missing setting is named at once. */
export const departmentSettings = () => allSettings(own, kafkaSecurity)[0];

const own = () =>
  settings({
    DATABASE_URL: setting.databaseUrl(),
    KAFKA_BROKERS: setting.list(),
    TOPIC_PREFIX: setting.text().default(''),
    IDENTITY_ISSUER: setting.url(),
    IDENTITY_AUDIENCE: setting.text().default('milepost'),
    /** The relay may be switched off where another replica does it, or to measure without it. */
    RELAY: setting.flag().default(true),
    HEARTBEAT_MS: setting.count().default(10_000),
  });

export type DepartmentSettings = ReturnType<typeof departmentSettings>;
