import { applySchema } from '@milepost/service';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { runProgram } from '../commands/operate.js';
import { Failure } from '../failure.js';
import type { Description, RunningService } from '../stack/description.js';

/**
 * Makes what is missing of each service's database: the role that owns it, the role of the service, which may only what its library
 * grants, and the schema. Repeating it changes passwords to those of the description, and nothing else.
 */
export async function makeDatabases({ postgres, services }: Pick<Description, 'postgres' | 'services'>): Promise<void> {
  const withDatabase = services.filter(({ owner }) => owner !== undefined);
  await as(postgres, async (client) => {
    for (const service of withDatabase) await makeDatabase(client, postgres, service);
  });
  await Promise.all(withDatabase.map(makeSchema));
}

async function makeDatabase(client: Client, postgres: string, service: RunningService): Promise<void> {
  const [owner, role] = [loginOf(service.owner!), loginOf(service.environment['DATABASE_URL']!)];
  for (const login of [owner, role]) await makeRole(client, login);
  const known = await client.query('select 1 from pg_database where datname = $1', [role.database]);
  const database = escapeIdentifier(role.database);
  if (!known.rowCount) await client.query(`create database ${database} owner ${owner.identifier}`);
  await client.query(`alter database ${database} owner to ${owner.identifier}`);
  // One transaction: a service that connects between the two would be refused, and end.
  await client.query(
    `revoke all on database ${database} from public; grant connect, temporary on database ${database} to ${role.identifier}`,
  );
  for (const [limit, time] of Object.entries(LIMITS))
    await client.query(`alter role ${role.identifier} in database ${database} set ${limit} = '${time}'`);
  // What the service's role made itself, before there was an owner beside it.
  await as(inDatabase(postgres, role.database), (inside) => inside.query(`reassign owned by ${role.identifier} to ${owner.identifier}`));
}

/** Nobody holds a service's database up for longer, whatever program speaks for it. */
const LIMITS = { statement_timeout: '30s', idle_in_transaction_session_timeout: '60s' };

interface Login {
  /** Quoted for SQL. */
  identifier: string;
  name: string;
  password: string;
  database: string;
}

function loginOf(address: string): Login {
  const { username, password, pathname } = new URL(address);
  const name = decodeURIComponent(username);
  return { name, identifier: escapeIdentifier(name), password: decodeURIComponent(password), database: pathname.slice(1) };
}

async function makeRole(client: Client, { name, identifier, password }: Login): Promise<void> {
  const roles = await client.query('select 1 from pg_roles where rolname = $1', [name]);
  await client.query(`${roles.rowCount ? 'alter' : 'create'} role ${identifier} login password ${escapeLiteral(password)}`);
  await client.query(`grant ${identifier} to current_user`); // who is no superuser may give a database only to a role it belongs to
}

function inDatabase(postgres: string, database: string): string {
  const url = new URL(postgres);
  url.pathname = `/${database}`;
  return url.href;
}

/** Departments have one schema, which their library knows; the aggregator's is known by its own program. */
async function makeSchema(service: RunningService): Promise<void> {
  const { name: role } = loginOf(service.environment['DATABASE_URL']!);
  if (service.name !== 'aggregator') {
    const { departmentPrivileges: privileges, departmentSchema: schema } = await import('@milepost/department');
    return applySchema({ url: service.owner!, schema, name: service.name }, { role, privileges });
  }
  const code = await runProgram(service, ['schema', '--role', role]);
  if (code !== 0) throw new Failure(`The schema of ${service.name} could not be brought up to date.`);
}

async function as(address: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: address });
  await client.connect();
  await work(client).finally(() => client.end());
}
