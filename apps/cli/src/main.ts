import { ServerMissing } from '@milepost/servers';
import { log, SettingsError } from '@milepost/service';
import { CommanderError } from 'commander';
import { Failure } from './failure.js';
import { program } from './program.js';

const FAILED = 1;
const WRONG_USAGE = 2;

if (!process.env['LOG_LEVEL']) log.level = 'warn'; // A command says by itself what it does.
try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}
// What an interrupted step left behind must not keep the process.
process.exit();

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USAGE; // commander has said it
  const known = [Failure, ServerMissing, SettingsError].some((kind) => error instanceof kind);
  process.stderr.write(`${known || !(error instanceof Error) ? String((error as Error).message ?? error) : error.stack}\n`);
  return FAILED;
}
