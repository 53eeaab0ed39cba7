import { collections } from '@milepost/contracts';
import type { RecordCommand } from './record-command.js';
import { parseRecord, type RecordFile, readRecordFile } from './record-file.js';
import { note, resolved } from './resolved.js';
import { type Sent, send } from './send.js';
import { toCommands } from './to-commands.js';

/** The approver is another person than the publisher: its token names another subject. */
export type ImportRole = RecordCommand['as'] | 'approver';

export type ImportOptions = {
  /** The address of a record file, or its text; default: the record that comes with the project. */
  file?: string;
  text?: string;
  /** Base addresses of the departments' services, by department. */
  services: Readonly<Record<string, string>>;
  token: (role: ImportRole, department: string) => Promise<string>;
  onProgress?: (progress: { done: number; total: number }) => void;
  /** How many commitments are imported side by side; default 16. */
  atOnce?: number;
};

export type Refused = { id: string; status: number; problem: Record<string, unknown> };

/** `replayed`: already on the record from an earlier import. `waiting`: held back by an embargo. `unsent`: rested on a refused one. */
export type ImportResult = { sent: number; recorded: number; replayed: number; waiting: number; unsent: number; refused: Refused[] };

/** Some of the record was refused; what was accepted stays. */
export class ImportRefused extends Error {
  constructor(readonly result: ImportResult) {
    const each = result.refused.map(({ id, status, problem }) => `${id}: ${status} ${JSON.stringify(problem)}`);
    super(`${result.refused.length} of the record's events were refused, ${result.unsent} not sent after them.\n${each.join('\n')}`);
  }
}

/**
 * Posts the record to the departments' services as dated events. Importing again changes nothing.
 * Throws ImportRefused when a service refuses something, an Error when a service does not answer.
 */
export async function importRecord(options: ImportOptions): Promise<ImportResult> {
  const record = await recordOf(options);
  const commands = toCommands(record);
  const missing = commands.find(({ department }) => !options.services[department]);
  if (missing) throw new Error(`No service is named for the department ${missing.department}.`);
  const result: ImportResult = { sent: 0, recorded: 0, replayed: 0, waiting: 0, unsent: 0, refused: [] };
  const sending = { ...options, token: remembered(options.token), result, total: commands.length, startedAt: new Date().toISOString() };
  const streams = [...Map.groupBy(commands, ({ stream }) => stream).values()];
  await atOnce(options.atOnce ?? 16, streams, (stream) => sendInOrder(stream, sending));
  if (result.refused.length > 0) throw new ImportRefused(result);
  return result;
}

const recordOf = ({ file, text }: ImportOptions): RecordFile | Promise<RecordFile> =>
  text === undefined ? readRecordFile(file) : parseRecord(text);

type Sending = ImportOptions & { result: ImportResult; total: number; startedAt: string };

async function atOnce<T>(workers: number, things: T[], work: (thing: T) => Promise<void>): Promise<void> {
  const next = () => things.shift();
  const worker = async () => {
    for (let thing = next(); thing; thing = next()) await work(thing);
  };
  const stopAll = (error: unknown) => {
    things.length = 0;
    throw error;
  };
  await Promise.all(Array.from({ length: workers }, () => worker().catch(stopAll)));
}

async function sendInOrder(stream: readonly RecordCommand[], sending: Sending): Promise<void> {
  const { result, total, onProgress } = sending;
  const events = new Map<string, string>();
  for (const [at, command] of stream.entries()) {
    const accepted = await sendOne(command, events, sending);
    onProgress?.({ done: result.recorded + result.replayed + result.waiting, total });
    if (accepted) continue;
    result.unsent += stream.length - at - 1;
    return;
  }
}

/** False when the service refused it. */
async function sendOne(command: RecordCommand, events: Map<string, string>, { result, ...sending }: Sending): Promise<boolean> {
  const { status, body } = await post(command, resolved(command, events), sending);
  result.sent++;
  if (status === 201) {
    note(command, String(body.eventId), events);
    result[String(body.recordedAt) < sending.startedAt ? 'replayed' : 'recorded']++;
  } else if (status === 202) result.waiting++;
  else result.refused.push({ id: command.idempotencyKey, status, problem: body });
  return status === 201 || status === 202;
}

async function post(
  command: RecordCommand,
  body: RecordCommand['body'],
  { services, token }: Pick<Sending, 'services' | 'token'>,
): Promise<Sent> {
  const { kind, id, action, as, of, department, idempotencyKey } = command;
  const base = `${services[department]}/v1`;
  const [path, whole] = action === null ? [collections[kind], { id, ...body }] : [`${collections[kind]}/${id}/${action}`, body];
  const answer = await send(`${base}/${path}`, await token(as, of), whole, { 'idempotency-key': idempotencyKey });
  if (answer.status !== 202 || answer.body.waitsFor !== 'approval') return answer;
  return send(`${base}/submissions/${String(answer.body.submission)}/approve`, await token('approver', department), {});
}

/** One token per role and department: an import is over long before they expire. */
function remembered(token: ImportOptions['token']): ImportOptions['token'] {
  const tokens = new Map<string, Promise<string>>();
  return (role, department) => {
    const found = tokens.get(`${role}:${department}`) ?? token(role, department);
    tokens.set(`${role}:${department}`, found);
    return found;
  };
}
