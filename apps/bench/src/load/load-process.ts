import { closedLoop } from './closed-loop.js';
import type { Job, Report } from './job.js';
import { openLoop } from './open-loop.js';
import { reads } from './reads.js';

// A process of its own: the load must not wait for the measuring, nor share its processor time.
process.once('message', async (job: Job) => {
  const report = await run(job);
  process.send!(report, () => process.disconnect());
});

function run(job: Job): Promise<Report> {
  if (job.loop === 'reads') return reads(job);
  return job.loop === 'closed' ? closedLoop(job) : openLoop(job);
}
