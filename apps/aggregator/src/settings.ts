import { allSettings, kafkaSecurity, setting, settings } from '@milepost/service';

const ROLES = ['projection', 'api'] as const;

/** What a process of the aggregator does: bring the read model forward, answer readers, or both. Several may do the same. */
export type Role = (typeof ROLES)[number];

/** What the aggregator is told by its environment; `topicPrefix` keeps several installations on one broker apart. */
export function readSettings() {
  const [{ DATABASE_URL, TOPIC_PREFIX, AGGREGATOR_ROLES }, brokers] = allSettings(own, brokersIfNeeded);
  return { databaseUrl: DATABASE_URL, brokers, topicPrefix: TOPIC_PREFIX, roles: AGGREGATOR_ROLES };
}

const roles = { AGGREGATOR_ROLES: setting.someOf(ROLES).default([...ROLES]) };

const own = () => settings({ DATABASE_URL: setting.databaseUrl(), TOPIC_PREFIX: setting.text().default(''), ...roles });

/** Who only answers readers need not even know where the broker is. */
function brokersIfNeeded(): string[] {
  if (!settings(roles).AGGREGATOR_ROLES.includes('projection')) return [];
  const [{ KAFKA_BROKERS }] = allSettings(() => settings({ KAFKA_BROKERS: setting.list() }), kafkaSecurity);
  return KAFKA_BROKERS;
}

/** What a rebuild needs to know. */
export type Settings = Pick<ReturnType<typeof readSettings>, 'databaseUrl' | 'brokers' | 'topicPrefix'>;
