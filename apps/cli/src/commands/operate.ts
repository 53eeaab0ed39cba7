import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../failure.js';
import { type DataFolder, repository } from '../stack/data-folder.js';
import { asOwner, runningStack, type RunningService, serviceNamed } from '../stack/description.js';

/** Lets a service's own program do the work, in a process with that service's settings; its exit code becomes ours. */
export async function operate(data: DataFolder, service: string, command: readonly string[]): Promise<void> {
  process.exitCode = await runProgram(serviceNamed(await runningStack(data), service), command);
}

/** Runs a service's own program as the owner of its database; returns its exit code. */
export async function runProgram(service: RunningService, command: readonly string[]): Promise<number> {
  const program = join(repository, 'apps', service.name, 'dist', 'operate.js');
  if (!existsSync(program)) throw new Failure(`${service.name} cannot ${command[0]}.`);
  const options = { stdio: 'inherit', env: { ...process.env, LOG_LEVEL: 'warn', ...asOwner(service) } } as const;
  const [code] = (await once(spawn(process.execPath, ['--enable-source-maps', program, ...command], options), 'close')) as [number | null];
  return code ?? 1;
}
