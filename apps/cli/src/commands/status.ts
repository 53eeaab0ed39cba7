import { z } from 'zod';
import { tell } from '../progress.js';
import type { DataFolder } from '../stack/data-folder.js';
import { runningStack, serviceNamed } from '../stack/description.js';
import { probe, type Readiness } from '../stack/probe.js';

export interface Status {
  ready: boolean;
  services: ({ name: string; url: string } & Readiness)[];
  /** What the aggregator says about each department; undefined when it does not answer. */
  departments: unknown[] | undefined;
}

/** Prints how the stack is. Exit code 1 unless every service is ready. */
export async function status(data: DataFolder, json: boolean): Promise<void> {
  const stack = await runningStack(data);
  const services = await Promise.all(stack.services.map(async ({ name, url }) => ({ name, url, ...(await probe(url)) })));
  const ready = services.every((service) => service.ready);
  const found: Status = { ready, services, departments: await departmentsAt(serviceNamed(stack, 'aggregator').url) };
  if (json) tell(JSON.stringify(found, null, 2));
  else print(found);
  if (!ready) process.exitCode = 1;
}

const Departments = z.object({ items: z.array(z.looseObject({ id: z.string() })) });

async function departmentsAt(aggregator: string): Promise<z.infer<typeof Departments>['items'] | undefined> {
  try {
    const response = await fetch(new URL('/v1/departments', aggregator), { signal: AbortSignal.timeout(5_000) });
    return Departments.safeParse(await response.json()).data?.items;
  } catch {
    return undefined; // the line of the aggregator says why
  }
}

function print({ services, departments }: Status): void {
  for (const { name, url, ready, reason } of services)
    tell(`${name.padEnd(12)} ${url.padEnd(24)} ${ready ? 'ready' : `not ready: ${reason}`}`);
  for (const { id, ...rest } of (departments ?? []) as { id: string; lastHeard?: string | null }[])
    tell(`${id.padEnd(12)} last heard ${rest.lastHeard ?? 'never'}`);
}
