import { join } from 'node:path';
import { departments } from '@milepost/contracts';
import { Argument, Command } from 'commander';
import { exportFile } from './commands/export-file.js';
import { importFile } from './commands/import-file.js';
import { operate } from './commands/operate.js';
import { republish } from './commands/republish.js';
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
  .command('import [file]')
  .description('post a record file to the departments; the record of the project when no file is named')
  .action((file?: string) => importFile(data(), file));

program
  .command('export [file]')
  .description('write the whole record as a file that imports again; to the screen when no file is named')
  .action((file?: string) => exportFile(data(), file));

program
  .command('verify')
  .description('compare log, topic, history and read model, and the hash chain of every entry')
  .option('--json', 'print JSON')
  .action(({ json = false }: { json?: boolean }) => verify(data(), json));

/** Sends the command on as it was understood, to the program of that service. */
const sendTo = (service: string, words: string[], command: Command) => {
  const options = Object.entries(command.opts<Record<string, string | true>>());
  return operate(data(), service, [
    ...words,
    ...options.flatMap(([name, value]) => (value === true ? [`--${name}`] : [`--${name}`, value])),
  ]);
};

program
  .command('rebuild')
  .description('build the read model again from the topics, beside the one in use, then swap')
  .option('--json', 'print JSON')
  .action((_, command: Command) => sendTo('aggregator', ['rebuild'], command));

program
  .command('republish')
  .description("send a department's log to its topic again")
  .addArgument(new Argument('<department>').choices(departments))
  .action((department: string) => republish(data(), department));

const parked = program.command('parked').description('look after messages that could not be applied');
const sendParked = (name: string) => (command: Command) => sendTo('aggregator', ['parked', name, ...command.args], command);

parked
  .command('list')
  .description('list them, with what is wrong')
  .option('--json', 'print JSON')
  .action((_, command: Command) => sendParked('list')(command));

parked
  .command('show <topic> <partition> <offset>')
  .description('print the value of one')
  .option('--json', 'print JSON, the value in base64')
  .action((...given) => sendParked('show')(given.at(-1) as Command));

parked
  .command('release')
  .description('apply them again, those of a key in order')
  .option('--topic <topic>', 'only those of this topic and key')
  .option('--key <key>')
  .option('--json', 'print JSON')
  .action((_, command: Command) => sendParked('release')(command));

parked
  .command('drop <topic> <partition> <offset>')
  .description('never apply one; what waits behind it goes on')
  .requiredOption('--because <reason>', 'kept with the message')
  .option('--json', 'print JSON')
  .action((...given) => sendParked('drop')(given.at(-1) as Command));
