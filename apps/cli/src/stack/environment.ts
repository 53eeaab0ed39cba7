import type { DatabaseAddresses } from './database-addresses.js';
import type { RunningService } from './description.js';
import type { PlannedService } from './plan.js';

export interface Addresses {
  ports: Map<string, number>;
  /** The database of each service that has one. */
  databases: Map<string, DatabaseAddresses>;
  brokers: string[];
  /** Where the identity provider keeps its signing keys, so that tokens outlive a restart. */
  keysFile: string;
}

/** The services with their addresses and the settings they read. */
export function settle(services: readonly PlannedService[], { ports, databases, brokers, keysFile }: Addresses): RunningService[] {
  const url = (name: string) => `http://127.0.0.1:${ports.get(name)}`;
  return services.map(({ name, database }) => ({
    name,
    url: url(name),
    environment: {
      HOST: '127.0.0.1',
      PORT: String(ports.get(name)),
      IDENTITY_ISSUER: url('identity'),
      IDENTITY_AUDIENCE: 'milepost',
      KAFKA_BROKERS: brokers.join(','),
      IDENTITY_KEYS_FILE: keysFile,
      DATABASE_URL: database ? databases.get(name)!.service : '',
    },
    ...(database && { owner: databases.get(name)!.owner }),
  }));
}
