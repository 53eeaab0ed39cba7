import { tell } from '../progress.js';
import type { DataFolder } from '../stack/data-folder.js';
import { runningStack } from '../stack/description.js';
import { importRecord } from '../steps/import-record.js';

/** Posts a record file to the running departments; what is on the record already stays as it is. */
export async function importFile(data: DataFolder, file: string | undefined): Promise<void> {
  const { recorded, replayed } = await importRecord(await runningStack(data), file, tell);
  tell(`${recorded} events recorded, ${replayed} were on the record already.`);
}
