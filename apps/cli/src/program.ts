import { join } from 'node:path';
import { Command } from 'commander';
import { start } from './commands/start.js';
import { status } from './commands/status.js';
import { DataFolder, repository } from './stack/data-folder.js';
import { plan } from './stack/plan.js';

export const program = new Command('milepost')
  .description('Runs and looks after the public record of what was promised and what was delivered.')
  .option('--data <folder>', 'where the stack keeps its data', join(repository, '.milepost'))
  .exitOverride()
  .configureHelp({ showGlobalOptions: true });

const data = () => new DataFolder(program.opts<{ data: string }>().data);

program
  .command('start')
  .description('start the whole stack on this machine: servers, services and the record')
  .option('--reset', 'forget what earlier starts kept')
  .option('--no-record', 'leave the record out')
  .action(({ reset = false, record }: { reset?: boolean; record: boolean }) => start({ data: data(), services: plan, reset, record }));

program
  .command('status')
  .description('say which services are ready and when each department was last heard')
  .option('--json', 'print JSON')
  .action(({ json = false }: { json?: boolean }) => status(data(), json));
