import { closedLoop } from './closed-loop.js';
import type { Job } from './job.js';
import { openLoop } from './open-loop.js';

// A process of its own: the load must not wait for the measuring, nor share its processor time.
process.once('message', async (job: Job) => {
  const report = await (job.loop === 'closed' ? closedLoop(job) : openLoop(job));
  process.send!(report, () => process.disconnect());
});
