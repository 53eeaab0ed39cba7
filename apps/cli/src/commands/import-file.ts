import { writeFile } from 'node:fs/promises';
import { askedToStop } from '../asked-to-stop.js';
import { tell } from '../progress.js';
import type { DataFolder } from '../stack/data-folder.js';
import { runningStack } from '../stack/description.js';
import { importRecord } from '../steps/import-record.js';

/**
 * Posts a record file to the running departments; what is on the record already stays as it is. With `sign` that file is made
 * afterwards and the process goes on until it is asked to stop: a container whose health is the file.
 */
export async function importFile(data: DataFolder, file: string | undefined, sign?: string): Promise<void> {
  const { recorded, replayed } = await importRecord(await runningStack(data), file, tell);
  tell(`${recorded} events recorded, ${replayed} were on the record already.`);
  if (sign === undefined) return;
  await writeFile(sign, '');
  const alive = setInterval(() => undefined, 60_000);
  await askedToStop();
  clearInterval(alive);
}
