import { freePort } from '@milepost/servers';
import type { PlannedService } from '../stack/plan.js';

/** The port of each service: its own, or the next free one that no other service wants, said in a line. */
export async function choosePorts(services: readonly PlannedService[], tell: (line: string) => void): Promise<Map<string, number>> {
  const ports = new Map<string, number>();
  for (const { name, port: wanted } of services) {
    const others = services.filter((service) => service.name !== name).map((service) => service.port);
    const port = await freePort(wanted, [...others, ...ports.values()]);
    if (port !== wanted) tell(`Port ${wanted} is taken: ${name} listens on ${port}.`);
    ports.set(name, port);
  }
  return ports;
}
