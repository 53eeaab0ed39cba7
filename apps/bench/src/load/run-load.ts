import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Job, Report } from './job.js';

const program = fileURLToPath(new URL('load-process.js', import.meta.url));

/** Runs a load in a process of its own and gives what it has seen. Rejects when a connection breaks. */
export function runLoad(job: Job): Promise<Report> {
  const { promise, resolve, reject } = Promise.withResolvers<Report>();
  const child = fork(program, { execArgv: ['--enable-source-maps'] });
  child.once('message', (report) => resolve(report as Report));
  child.once('error', reject);
  child.once('exit', (code) => reject(new Error(`The load ended with code ${code}.`))); // changes nothing after a report
  child.send(job);
  return promise;
}
