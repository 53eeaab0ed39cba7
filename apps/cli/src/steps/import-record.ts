import { departments, topicFor } from '@milepost/contracts';
import { Failure } from '../failure.js';
import { tokensOf } from '../identity-tokens.js';
import { type Description, serviceNamed } from '../stack/description.js';
import { lastPosition, untilApplied, untilSent } from '../verify/catch-up.js';

const PATIENCE = 60_000;

export interface Imported {
  recorded: number;
  /** On the record from an earlier import. */
  replayed: number;
}

/** Posts a record file, or the one of the project, to the departments' services and waits until the site shows it. Throws a Failure. */
export async function importRecord(stack: Description, file: string | undefined, progress: (line: string) => void): Promise<Imported> {
  // Loaded only here: the other commands do without the departments' library.
  const library = await import('@milepost/department');
  const { url: issuer } = serviceNamed(stack, 'identity');
  const services = Object.fromEntries(departments.map((department) => [department, serviceNamed(stack, department).url]));
  const onProgress = tenths(progress);
  const imported = await library.importRecord({ ...(file && { file }), services, token: tokensOf(issuer), onProgress }).catch(refused);
  await untilShown(stack);
  return imported;
}

function tenths(progress: (line: string) => void) {
  let last = 0;
  return ({ done, total }: { done: number; total: number }) => {
    const tenth = Math.floor((10 * done) / total);
    if (tenth > last) progress(`${done} of ${total} events`);
    last = Math.max(last, tenth);
  };
}

function refused(error: Error): never {
  throw new Failure(`The record was not imported: ${error.message}`, { cause: error });
}

async function untilShown(stack: Description): Promise<void> {
  const databaseOf = (service: string) => serviceNamed(stack, service).environment['DATABASE_URL']!;
  const sent = await Promise.all(departments.map(databaseOf).map(async (url) => untilSent(url, await lastPosition(url), PATIENCE)));
  const applied = await untilApplied(
    databaseOf('aggregator'),
    stack.brokers,
    departments.map((department) => topicFor(department)),
    PATIENCE,
  );
  if (!applied || sent.includes(false))
    throw new Failure('The record was imported, but the site does not show all of it yet: see milepost status.');
}
