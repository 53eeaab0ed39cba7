import { departments } from '@milepost/contracts';
import { tell } from '../progress.js';
import type { DataFolder } from '../stack/data-folder.js';
import { runningStack, serviceNamed } from '../stack/description.js';
import { type Verification, verifyRecord } from '../verify/verify-record.js';

const PATIENCE = 30_000;

/** Compares log, topic, history and read model, and the hash chain of each entry. Exit code 1 when anything differs. */
export async function verify(data: DataFolder, json: boolean): Promise<void> {
  const stack = await runningStack(data);
  const databaseOf = (service: string) => serviceNamed(stack, service).environment['DATABASE_URL']!;
  const verification = await verifyRecord({
    departments: departments.map((id) => ({ id, databaseUrl: databaseOf(id) })),
    databaseUrl: databaseOf('aggregator'),
    brokers: stack.brokers,
    patience: PATIENCE,
  });
  if (json) tell(JSON.stringify({ sound: verification.findings.length === 0, ...verification }, null, 2));
  else print(verification);
  if (verification.findings.length > 0) process.exitCode = 1;
}

function print({ findings, counted, behind }: Verification): void {
  for (const { place, wrong, subject, version } of findings) tell(`${subject} version ${version}: ${wrong} in the ${place}`);
  if (counted.unreadable > 0) tell(`${counted.unreadable} messages on the topics are no events; see milepost parked list.`);
  if (behind.length > 0) tell(`Still behind after ${PATIENCE / 1000} s: ${behind.join(', ')}.`);
  const amount = `${counted.events} events of ${counted.entries} entries`;
  if (findings.length > 0) tell(`${amount}: ${findings.length} differences.`);
  else tell(`${amount}: the same in every log, topic, history and read model; every hash chain holds.`);
}
