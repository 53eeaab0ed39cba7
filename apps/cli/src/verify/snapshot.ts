import { Client } from 'pg';

/** Everything that `read` asks is answered as of one moment. */
export async function inSnapshot<T>(databaseUrl: string, read: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: databaseUrl, application_name: 'milepost verify' });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read, read only');
    return await read(client);
  } finally {
    await client.end();
  }
}

/** The rows of a query, a thousand at a time: memory stays small however many there are. */
export async function* rowsOf<Row>(client: Client, name: string, sql: string): AsyncGenerator<Row> {
  await client.query(`declare ${name} no scroll cursor for ${sql}`);
  for (;;) {
    const { rows } = await client.query(`fetch 1000 from ${name}`);
    if (rows.length === 0) break;
    yield* rows as Row[];
  }
  await client.query(`close ${name}`);
}
