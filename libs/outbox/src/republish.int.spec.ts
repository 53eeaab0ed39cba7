import type { Client } from 'pg';
import { freshDatabase } from '@milepost/testing';
import { numbered, outboxDatabase, type OutboxDatabase } from './fixtures/outbox-database.js';
import { rememberingPublisher } from './fixtures/remembering-publisher.js';
import { add } from './outbox.js';
import { Relay } from './relay.js';
import { republish } from './republish.js';

import.meta.jest.setTimeout(60_000); // a loaded machine is slow, not wrong

let database: OutboxDatabase;
let writer: Client;
let connection: { connectionString: string };
beforeEach(async () => {
  database = await outboxDatabase(await freshDatabase());
  writer = await database.connect();
  connection = { connectionString: database.url };
  await add(writer, numbered('log', 1, 30));
  await new Relay({ connection, publisher: rememberingPublisher(), name: 'spec' }).runOnce();
});
afterEach(() => database.end());

describe('republish', () => {
  it('sends again what was sent, leaves the cursor and what was not yet sent alone', async () => {
    await add(writer, numbered('log', 31, 40));
    const again = rememberingPublisher();
    expect(await republish({ connection, publisher: again })).toBe(30);
    expect(again.values()).toEqual(numbered('log', 1, 30).map(({ value }) => value));
    const { rows } = await writer.query('select position, epoch from relay_cursor');
    expect(rows).toEqual([{ position: '30', epoch: '1' }]);
  });

  it('sends one key, into another topic', async () => {
    const again = rememberingPublisher();
    await republish({ connection, publisher: again, key: '7', topic: 'restored' });
    expect(again.sent.map(({ topic, value }) => [topic, value])).toEqual([7, 17, 27].map((n) => ['restored', String(n)]));
  });
});
