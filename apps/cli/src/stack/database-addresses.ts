import type { DataFolder } from './data-folder.js';

/** One database, for two roles: the service works in it, its owner makes it and changes its schema. */
export interface DatabaseAddresses {
  service: string;
  owner: string;
}

/** The addresses of the services' databases on a server, with passwords that are made at their first use. */
export async function databaseAddresses(
  services: readonly string[],
  postgresUrl: string,
  data: DataFolder,
): Promise<Map<string, DatabaseAddresses>> {
  const addresses = new Map<string, DatabaseAddresses>();
  for (const service of services) {
    const database = `milepost_${service.replaceAll('-', '_')}`;
    const as = async (role: string, secret: string) => addressOf(postgresUrl, database, role, await data.secret(secret));
    addresses.set(service, {
      service: await as(database, `database-${service}`),
      owner: await as(`${database}_owner`, `database-${service}-owner`),
    });
  }
  return addresses;
}

function addressOf(postgresUrl: string, database: string, role: string, password: string): string {
  const url = new URL(postgresUrl);
  Object.assign(url, { username: role, password, pathname: `/${database}` });
  return url.href;
}
