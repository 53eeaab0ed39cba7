import { join } from 'node:path';
import { departments } from '@milepost/contracts';
import { setting, settings } from '@milepost/service';
import { repository } from './data-folder.js';

export interface PlannedService {
  name: string;
  /** The module that Node runs. */
  program: string;
  /** The port to try first. */
  port: number;
  /** Whether it has a database of its own. */
  database: boolean;
  /** The most that its heap may grow to, in megabytes. */
  heap: number;
}

/** Added to every port, so that several stacks on one machine keep out of each other's way: the setting MILEPOST_PORT_OFFSET. */
const { MILEPOST_PORT_OFFSET: offset } = settings({ MILEPOST_PORT_OFFSET: setting.count().default(0) });

const app = (name: string, port: number, heap: number, database = true): PlannedService => ({
  name,
  program: join(repository, 'apps', name, 'dist', 'main.js'),
  port: port + offset,
  database,
  heap,
});

/** The services of `milepost start`, with the ports that README names. */
export const plan: readonly PlannedService[] = [
  app('identity', 3010, 128, false),
  ...departments.map((department, index) => app(department, 3001 + index, 256)),
  app('aggregator', 3000, 320),
];

export const POSTGRES_PORT = 3032 + offset;
export const KAFKA_PORT = 3092 + offset;
