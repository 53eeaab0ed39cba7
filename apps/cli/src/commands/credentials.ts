import { join } from 'node:path';
import { tell } from '../progress.js';
import { CertificateAuthority } from '../stack/certificates.js';
import { databaseAddresses } from '../stack/database-addresses.js';
import { DataFolder } from '../stack/data-folder.js';
import { type Description, describe } from '../stack/description.js';
import { plan } from '../stack/plan.js';

export interface Servers {
  /** host:port */
  postgres: string;
  /** host:port of the listener for the operator, with commas between. */
  brokers: string;
  /** Where each container finds its own folder. */
  mounted: string;
}

const withDatabase = plan.filter(({ database }) => database).map(({ name }) => name);

/**
 * Makes what a stack of containers needs to know of secrets: in the folder, one folder for each container, which holds only what that
 * one may read; `operator` holds all of it and is the data folder of the other commands. Passwords stay as they are, certificates
 * are made anew for a year.
 */
export async function credentials(folder: string, servers: Servers): Promise<void> {
  const operator = new DataFolder(join(folder, 'operator'));
  const authority = await CertificateAuthority.of(operator);
  const of = (name: string) => new DataFolder(join(folder, name));
  const description = await described(operator, servers);
  for (const name of [...withDatabase, 'operator', 'kafka', 'postgres']) await of(name).publish(authority.certificate, 'ca.pem');
  await forPostgres(of('postgres'), operator, authority, servers);
  await forKafka(of('kafka'), operator, authority, servers);
  for (const { name, environment } of description.services.filter(({ owner }) => owner)) {
    await of(name).publish(environment['DATABASE_URL']!, 'database-url');
    await of(name).publish(await operator.secret(`kafka-${name}`), 'kafka-password');
  }
  const { certificate, key } = await authority.issue('operator');
  await operator.write(certificate, 'certificate.pem');
  await operator.write(key, 'key.pem');
  await describe(operator, description);
  tell(`Credentials are in ${folder}.`);
}

async function forPostgres(own: DataFolder, operator: DataFolder, authority: CertificateAuthority, servers: Servers): Promise<void> {
  const { certificate, key } = await authority.issue('postgres', [hostOf(servers.postgres)]);
  await own.publish(await operator.secret('postgres'), 'password');
  await own.publish(certificate, 'certificate.pem');
  await own.publish(key, 'key.pem');
}

/** Brokers know each other, and the operator, by certificates; the services by passwords, which the operator's step tells them. */
async function forKafka(own: DataFolder, operator: DataFolder, authority: CertificateAuthority, servers: Servers): Promise<void> {
  const { certificate, key } = await authority.issue('broker', servers.brokers.split(',').map(hostOf));
  await own.publish(`${key}\n${certificate}\n`, 'broker.pem');
  for (const name of withDatabase) await own.publish(await operator.secret(`kafka-${name}`), 'users', name);
}

async function described(operator: DataFolder, { postgres, brokers, mounted }: Servers): Promise<Description> {
  const superuser = await operator.secret('postgres');
  const address = `postgres://postgres:${superuser}@${postgres}/postgres?sslmode=verify-full&sslrootcert=${join(mounted, 'ca.pem')}`;
  const databases = await databaseAddresses(withDatabase, address, operator);
  const services = plan.map(({ name, port }) => {
    const database = databases.get(name);
    const environment = { KAFKA_BROKERS: brokers, ...(database && { DATABASE_URL: database.service }) };
    return { name, url: `http://${name}:${port}`, environment, ...(database && { owner: database.owner }) };
  });
  return { postgres: address, brokers: brokers.split(','), services };
}

const hostOf = (address: string) => address.split(':')[0]!;
