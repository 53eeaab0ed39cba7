import { join } from 'node:path';
import { departments } from '@milepost/contracts';
import { Argument, Command } from 'commander';
import { operate } from './commands/operate.js';
import { start } from './commands/start.js';
import { status } from './commands/status.js';
import { verify } from './commands/verify.js';
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

program
  .command('verify')
  .description('compare log, topic, history and read model, and the hash chain of every entry')
  .option('--json', 'print JSON')
  .action(({ json = false }: { json?: boolean }) => verify(data(), json));

program
  .command('rebuild')
  .description('build the read model again from the topics, beside the one in use, then swap')
  .action(() => operate(data(), 'aggregator', ['rebuild']));

program
  .command('republish')
  .description("send a department's log to its topic again")
  .addArgument(new Argument('<department>').choices(departments))
  .action((department: string) => operate(data(), department, ['republish']));

const parked = program.command('parked').description('look after messages that could not be applied');
const PARKED = {
  list: 'list them',
  show: 'show one: <topic> <partition> <offset>',
  release: 'apply them again, in order: all or those of a key',
  drop: 'never apply one, with the reason',
};
for (const [name, description] of Object.entries(PARKED))
  parked
    .command(`${name} [words...]`)
    .description(description)
    .allowUnknownOption()
    .action((words: string[]) => operate(data(), 'aggregator', ['parked', name, ...words]));
