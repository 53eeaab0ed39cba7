import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../failure.js';
import { type DataFolder, repository } from '../stack/data-folder.js';
import { runningStack, serviceNamed } from '../stack/description.js';

/** Lets a service's own program do the work, in a process with that service's settings; its exit code becomes ours. */
export async function operate(data: DataFolder, service: string, command: readonly string[]): Promise<void> {
  const { environment } = serviceNamed(await runningStack(data), service);
  const program = join(repository, 'apps', service, 'dist', 'operate.js');
  if (!existsSync(program)) throw new Failure(`${service} cannot ${command[0]}.`);
  const options = { stdio: 'inherit', env: { ...process.env, LOG_LEVEL: 'warn', ...environment } } as const;
  const [code] = (await once(spawn(process.execPath, ['--enable-source-maps', program, ...command], options), 'close')) as [number | null];
  process.exitCode = code ?? 1;
}
