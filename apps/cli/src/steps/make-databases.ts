import { Client } from 'pg';
import type { DataFolder } from '../stack/data-folder.js';

/** Makes the missing databases, each with a role that owns it and no other; returns the address per service. */
export async function makeDatabases(services: readonly string[], postgresUrl: string, data: DataFolder): Promise<Map<string, string>> {
  const client = new Client({ connectionString: postgresUrl });
  await client.connect();
  try {
    const urls = new Map<string, string>();
    for (const service of services)
      urls.set(service, await makeDatabase(client, service, await data.secret(`database-${service}`), postgresUrl));
    return urls;
  } finally {
    await client.end();
  }
}

async function makeDatabase(client: Client, service: string, password: string, postgresUrl: string): Promise<string> {
  const name = `milepost_${service.replaceAll('-', '_')}`;
  const [role, secret] = [client.escapeIdentifier(name), client.escapeLiteral(password)];
  const roles = await client.query('select 1 from pg_roles where rolname = $1', [name]);
  await client.query(`${roles.rowCount ? 'alter' : 'create'} role ${role} login password ${secret}`);
  await client.query(`grant ${role} to current_user`); // who is no superuser may give a database only to a role it belongs to
  const databases = await client.query('select 1 from pg_database where datname = $1', [name]);
  if (!databases.rowCount) await client.query(`create database ${role} owner ${role}`);
  await client.query(`revoke connect on database ${role} from public`);
  return addressOf(postgresUrl, name, password);
}

function addressOf(postgresUrl: string, name: string, password: string): string {
  const url = new URL(postgresUrl);
  Object.assign(url, { username: name, password, pathname: `/${name}` });
  return url.href;
}
