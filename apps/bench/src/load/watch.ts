import { Client } from 'pg';
import type { Answer } from './connection.js';
import { Connections } from './connections.js';

const PATIENCE = 10_000; // what the API waits at most
const LOOK_EVERY = 5;

export interface Watch {
  /** Resolves when a reader sees this version of the milestone; with what it saw instead when that took 10 s. */
  until(id: string, version: number): Promise<Answer | undefined>;
  close(): void | Promise<void>;
}

/** Asks the aggregator as a writer does that wants to read its own write. */
export function watchApi(port: number): Watch {
  const readers = new Connections(port);
  return {
    async until(id, version) {
      const head = `GET /v1/entries/milestone/${id}?minVersion=${version}&wait=${PATIENCE} HTTP/1.1\r\nhost: 127.0.0.1\r\n`;
      const answer = await readers.use((connection) => connection.send(head));
      return answer.status === 200 ? undefined : answer;
    },
    close: () => readers.close(),
  };
}

type Waiting = { version: number; deadline: number; settle(late: Answer | undefined): void };

/** One look for all that wait: it costs a peer's process nothing, and its database next to nothing. */
export async function watchTable(connectionString: string): Promise<Watch> {
  const client = new Client({ connectionString });
  await client.connect();
  const waiting = new Map<string, Waiting>();
  const text = 'select id, version from entry where id = any ($1)';

  async function look(): Promise<void> {
    const { rows } = await client.query<{ id: string; version: number }>({ name: 'look', text, values: [[...waiting.keys()]] });
    for (const { id, version } of rows) if (version >= (waiting.get(id)?.version ?? Infinity)) settle(id);
    for (const [id, { deadline }] of waiting) if (performance.now() > deadline) settle(id, { status: 0, body: 'not seen in time' });
    if (waiting.size > 0) setTimeout(look, LOOK_EVERY);
  }
  function settle(id: string, late?: Answer): void {
    waiting.get(id)!.settle(late);
    waiting.delete(id);
  }

  return {
    until(id, version) {
      const { promise, resolve } = Promise.withResolvers<Answer | undefined>();
      waiting.set(id, { version, deadline: performance.now() + PATIENCE, settle: resolve });
      if (waiting.size === 1) setTimeout(look, LOOK_EVERY);
      return promise;
    },
    close: () => client.end(),
  };
}
