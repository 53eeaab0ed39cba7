import { z } from 'zod';
import { Failure } from '../failure.js';
import type { DataFolder } from './data-folder.js';

const Service = z.object({
  name: z.string(),
  url: z.url(),
  /** The settings it reads. */
  environment: z.record(z.string(), z.string()),
  /** The address of its database for the role that owns it; only who has a database has one. */
  owner: z.string().optional(),
});

const Description = z.object({
  /** The process that runs the stack; left out when it runs elsewhere, in containers for instance. */
  process: z.number().int().optional(),
  /** The address of PostgreSQL for a role that may make databases and roles. */
  postgres: z.string(),
  brokers: z.array(z.string()),
  services: z.array(Service),
});

export type RunningService = z.infer<typeof Service>;
/** Where everything of a running stack is, with its passwords: the other commands read it. */
export type Description = z.infer<typeof Description>;

const FILE = 'stack.json';

export const describe = (data: DataFolder, description: Description): Promise<void> =>
  data.write(`${JSON.stringify(description, null, 2)}\n`, FILE);

/** The stack that was started last; undefined when none ever was. */
export async function lastStack(data: DataFolder): Promise<Description | undefined> {
  const text = await data.read(FILE);
  return text === undefined ? undefined : Description.parse(JSON.parse(text));
}

/** The stack that is running. Throws a Failure when there is none. */
export async function runningStack(data: DataFolder): Promise<Description> {
  const stack = await lastStack(data);
  if (stack && (stack.process === undefined || lives(stack.process))) return stack;
  throw new Failure('Milepost is not running here: start it with npm start.');
}

/** The environment of a program that works on a service's database as its owner. */
export const asOwner = ({ environment, owner }: RunningService): Record<string, string> => ({
  ...environment,
  ...(owner && { DATABASE_URL: owner }),
});

/** The service of this name. Throws a Failure that lists the names there are. */
export function serviceNamed(stack: Description, name: string): RunningService {
  const found = stack.services.find((service) => service.name === name);
  if (found) return found;
  throw new Failure(`There is no service ${name}: it is one of ${stack.services.map((service) => service.name).join(', ')}.`);
}

export function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // it lives, and is somebody else's
  }
}
