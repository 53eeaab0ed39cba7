import { processorSeconds } from '../stack/processes.js';
import { KAFKA, POSTGRES } from '../stack/stack.js';
import type { RunningProcess } from '../stack/start-process.js';

/** Does the work and gives, beside what it gives, the processor seconds that these processes and both servers used for it. */
export async function metered<T>(processes: readonly RunningProcess[], work: () => Promise<T>): Promise<{ result: T; cpu: number }> {
  const marks = [POSTGRES, KAFKA, ...processes.map(({ mark }) => mark)];
  const before = processorSeconds(marks);
  const result = await work();
  return { result, cpu: processorSeconds(marks) - before };
}
