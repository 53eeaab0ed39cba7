import { processorSeconds } from '../stack/processes.js';
import { KAFKA, POSTGRES } from '../stack/stack.js';
import type { RunningProcess } from '../stack/start-process.js';

/** Seconds of processor time, by who used them. */
export interface ProcessorTime {
  services: number;
  postgres: number;
  kafka: number;
}

/** Does the work and gives, beside what it gives, the processor time that these processes and both servers used meanwhile. */
export async function metered<T>(processes: readonly RunningProcess[], work: () => Promise<T>): Promise<{ result: T; cpu: ProcessorTime }> {
  const before = used(processes);
  const result = await work();
  const after = used(processes);
  const cpu = {
    services: after.services - before.services,
    postgres: after.postgres - before.postgres,
    kafka: after.kafka - before.kafka,
  };
  return { result, cpu };
}

const used = (processes: readonly RunningProcess[]): ProcessorTime => ({
  services: processorSeconds(processes.map(({ mark }) => mark)),
  postgres: processorSeconds([POSTGRES]),
  kafka: processorSeconds([KAFKA]),
});

export const total = ({ services, postgres, kafka }: ProcessorTime): number => services + postgres + kafka;

/** `services 0.12, PostgreSQL 0.17, Kafka 0.00 s of CPU per 1,000 events`, over all runs. */
export function shares(times: readonly ProcessorTime[], events: number): string {
  const per = (part: keyof ProcessorTime) => ((times.reduce((sum, time) => sum + time[part], 0) / events) * 1000).toFixed(3);
  return `services ${per('services')}, PostgreSQL ${per('postgres')}, Kafka ${per('kafka')} s of CPU per 1,000 events`;
}
