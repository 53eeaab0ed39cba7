import { join } from 'node:path';
import { departments } from '@milepost/contracts';
import { Argument, Command, Option } from 'commander';
import { credentials, type Servers } from './commands/credentials.js';
import { databases } from './commands/databases.js';
import { exportFile } from './commands/export-file.js';
import { importFile } from './commands/import-file.js';
import { operate } from './commands/operate.js';
import { republish } from './commands/republish.js';
import { start } from './commands/start.js';
import { status } from './commands/status.js';
import { type TopicOptions, topics } from './commands/topics.js';
import { verify } from './commands/verify.js';
import { DataFolder, repository } from './stack/data-folder.js';
import { plan } from './stack/plan.js';

export const program = new Command('milepost')
  .description('Runs and looks after the public record of what was promised and what was delivered.')
  .addOption(new Option('--data <folder>', 'where the stack keeps its data').env('MILEPOST_DATA').default(join(repository, '.milepost')))
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
  .command('credentials <folder>')
  .description('make passwords and certificates for a stack of containers, a folder for each of them; passwords that are there stay')
  .option('--postgres <host:port>', 'where PostgreSQL will be', 'postgres:5432')
  .option('--brokers <list>', "the operator's listeners of Kafka, with commas between", 'kafka:9094')
  .option('--mounted <folder>', 'where each container will find its folder', '/run/credentials')
  .action((folder: string, servers: Servers) => credentials(folder, servers));

program
  .command('databases')
  .description("make the services' databases, roles and schemas where they are missing, or bring them up to date")
  .action(() => databases(data()));

program
  .command('topics')
  .description("make the departments' topics where they are missing")
  .option('--permissions', 'let each service do its work there, and nothing else; for brokers that ask who somebody is')
  .option('--replicas <number>', 'on how many brokers each of them is kept; what the brokers have set when left out', Number)
  .action(({ permissions = false, replicas }: Partial<TopicOptions>) => topics(data(), { permissions, ...(replicas && { replicas }) }));

program
  .command('status')
  .description('say which services are ready and when each department was last heard')
  .option('--json', 'print JSON')
  .action(({ json = false }: { json?: boolean }) => status(data(), json));

program
  .command('import [file]')
  .description('post a record file to the departments; the record of the project when no file is named')
  .option('--sign <file>', 'make this file afterwards and stay, for a container whose health says that it is done')
  .action((file: string | undefined, { sign }: { sign?: string }) => importFile(data(), file, sign));

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
