import { setTimeout as sleep } from 'node:timers/promises';
import { milestoneId } from '../record/milestones.js';
import { Connections } from './connections.js';
import type { OpenLoop, Reader, Report } from './job.js';
import { type Watch, watchApi, watchTable } from './watch.js';
import { isRecorded, reschedule } from './reschedule.js';
import { Tally } from './tally.js';

/**
 * Sends at a fixed rate. Each latency counts from the instant at which its request was due to leave, so a service that
 * stands still is charged for all requests that it kept from leaving.
 */
export async function openLoop(job: OpenLoop): Promise<Report> {
  const writers = new Connections(job.port);
  const watch = await watchOf(job.reader);
  const tally = new Tally();
  const begin = performance.now();
  const total = Math.round(job.rate * job.seconds);
  const followed: Promise<void>[] = [];
  while (followed.length < total) {
    const due = begin + (followed.length * 1000) / job.rate;
    const wait = due - performance.now();
    if (wait > 0) await sleep(Math.max(wait, 1));
    else followed.push(follow(followed.length, due, job, { writers, watch, tally }));
  }
  await Promise.all(followed);
  writers.close();
  await watch?.close();
  return tally.report();
}

/** What sees the changes; none when an answer is all that is waited for. */
function watchOf(reader: Reader | undefined): Watch | undefined | Promise<Watch> {
  if (!reader) return undefined;
  return reader.by === 'api' ? watchApi(reader.port) : watchTable(reader.url);
}

type Tools = { writers: Connections; watch: Watch | undefined; tally: Tally };

async function follow(
  index: number,
  due: number,
  { from, count, token, version: first = 1 }: OpenLoop,
  { writers, watch, tally }: Tools,
): Promise<void> {
  const milestone = from + (index % count);
  const version = first + Math.floor(index / count);
  const answer = await writers.use((connection) => reschedule(connection, token, milestone, version));
  if (!isRecorded(answer, version + 1)) return tally.refusedBy(answer);
  tally.answered(due);
  const seen = await watch?.until(milestoneId(milestone), version + 1);
  if (seen) tally.refusedBy(seen);
  else tally.accepted(due);
}
