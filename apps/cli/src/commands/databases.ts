import { tell } from '../progress.js';
import type { DataFolder } from '../stack/data-folder.js';
import { runningStack } from '../stack/description.js';
import { makeDatabases } from '../steps/make-databases.js';

/** Makes the databases, roles and schemas of a stack whose services run elsewhere; to be run before each new version of them. */
export async function databases(data: DataFolder): Promise<void> {
  const stack = await runningStack(data);
  await makeDatabases(stack);
  const names = stack.services.filter(({ owner }) => owner !== undefined).map(({ name }) => name);
  tell(`The databases of ${names.join(', ')} are up to date.`);
}
