import type { Client } from 'pg';

/** Files of PostgreSQL's write-ahead log, 16 MB each: as many as `min_wal_size` keeps. */
const FILES = 256;

/**
 * Makes the files of the log before they are needed. A server that has run for a while writes into files of before; one that has just
 * been made fills each with zeros first, two a second under load, and every commit waits 30 to 50 ms for that.
 */
export async function makeLogFiles(client: Client): Promise<void> {
  await client.query(`do $$ begin
    for n in 1..${FILES} loop
      perform pg_logical_emit_message(false, 'warm-up', ''); -- a file that has nothing in it is not left
      perform pg_switch_wal();
    end loop;
  end $$`);
  await client.query('checkpoint'); // What is left behind becomes what comes next.
}
