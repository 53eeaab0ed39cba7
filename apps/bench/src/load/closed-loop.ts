import { Connection } from './connection.js';
import type { ClosedLoop, Report } from './job.js';
import { isRecorded, reschedule } from './reschedule.js';
import { Tally } from './tally.js';

/** Each client goes round its own milestones, so that no two are ever at one entry. */
export async function closedLoop(job: ClosedLoop): Promise<Report> {
  const connections = await Promise.all(Array.from({ length: job.clients }, () => Connection.open(job.port)));
  const tally = new Tally();
  const end = performance.now() + job.seconds * 1000;
  await Promise.all(connections.map((connection, index) => client(connection, index, job, end, tally)));
  connections.forEach((connection) => connection.close());
  return tally.report();
}

async function client(
  connection: Connection,
  index: number,
  { clients, count, from, token, version: first = 1 }: ClosedLoop,
  end: number,
  tally: Tally,
) {
  const own = Math.floor((count - index - 1) / clients) + 1;
  const versions = new Int32Array(own).fill(first);
  for (let at = 0; performance.now() < end; at = (at + 1) % own) {
    const version = versions[at]!;
    const sent = performance.now();
    const answer = await reschedule(connection, token, from + index + at * clients, version);
    if (!isRecorded(answer, version + 1)) tally.refusedBy(answer);
    else {
      tally.accepted(sent);
      versions[at] = version + 1;
    }
  }
}
