import { Connection } from './connection.js';
import type { Question, Reads, Report } from './job.js';
import { Tally } from './tally.js';

/** Reads by several clients at once; each question belongs to one client. */
export async function reads({ port, clients, seconds, questions }: Reads): Promise<Report> {
  const connections = await Promise.all(Array.from({ length: clients }, () => Connection.open(port)));
  const tally = new Tally();
  const end = performance.now() + seconds * 1000;
  await Promise.all(
    connections.map((connection, index) => {
      const own = questions.filter((_, at) => at % clients === index);
      return client(connection, own, end, tally);
    }),
  );
  connections.forEach((connection) => connection.close());
  return tally.report();
}

async function client(connection: Connection, questions: readonly Question[], end: number, tally: Tally): Promise<void> {
  const asked = questions.map((question) => ({ head: headOf(question), ...question }));
  for (let at = 0; performance.now() < end; at = (at + 1) % asked.length) {
    const { head, status, holds } = asked[at]!;
    const sent = performance.now();
    const answer = await connection.send(head);
    if (answer.status === status && answer.body.includes(holds)) tally.accepted(sent);
    else tally.refusedBy(answer);
  }
}

const headOf = ({ path, etag }: Question) => `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${etag ? `if-none-match: ${etag}\r\n` : ''}`;
