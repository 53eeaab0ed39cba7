import { departments } from '@milepost/contracts';
import { Failure } from '../failure.js';
import { tell } from '../progress.js';
import type { DataFolder } from '../stack/data-folder.js';
import { notReady } from '../stack/answers.js';
import { type Description, runningStack, serviceNamed } from '../stack/description.js';
import { type Verification, verifyRecord } from '../verify/verify-record.js';
import { within } from '../within.js';

const PATIENCE = 30_000;

/** Compares log, topic, history and read model, and the hash chain of each entry. Exit code 1 when anything differs. */
export async function verify(data: DataFolder, json: boolean): Promise<void> {
  const stack = await runningStack(data);
  await untilReady(stack);
  const databaseOf = (service: string) => serviceNamed(stack, service).owner!;
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

/** Who was just killed gets the time to come back. */
async function untilReady(stack: Description): Promise<void> {
  const ready = await within(PATIENCE, async () => (await notReady(stack)).length === 0);
  if (!ready) throw new Failure(`Not ready after ${PATIENCE / 1000} s: ${(await notReady(stack)).join(', ')}. See milepost status.`);
}

function print({ findings, counted, behind }: Verification): void {
  for (const { place, wrong, subject, version } of findings)
    tell(`${subject} version ${version}: ${wrong === 'parked' ? 'parked, so not yet' : wrong} in the ${place}`);
  if (counted.unreadable > 0) tell(`${counted.unreadable} messages on the topics are no events; see milepost parked list.`);
  if (behind.length > 0) tell(`Still behind after ${PATIENCE / 1000} s: ${behind.join(', ')}.`);
  const amount = `${counted.events} events of ${counted.entries} entries`;
  if (findings.length > 0) tell(`${amount}: ${findings.length} differences.`);
  else tell(`${amount}: the same in every log, topic, history and read model; every hash chain holds.`);
}
