import { Listr, type ListrTask, ListrLogger, ListrLogLevels } from 'listr2';

/** Runs tasks one after the other and shows how far they are: as a living list on a terminal, else a line per step. */
export async function runTasks(tasks: ListrTask[]): Promise<void> {
  const list = new Listr(tasks, {
    concurrent: false,
    registerSignalListeners: false,
    rendererOptions: { showErrorMessage: false },
    fallbackRenderer: 'simple',
    fallbackRendererCondition: () => !process.stdout.isTTY,
    fallbackRendererOptions: { logger: new Titles({ useIcons: true }) },
  });
  await list.run();
}

/** Only titles: what went wrong is said once, at the end. */
class Titles extends ListrLogger<ListrLogLevels> {
  override log(level: ListrLogLevels, message: string): void {
    super.log(level, message);
  }
}

/** A line for the operator, beside the progress. */
export const tell = (line: string): void => void process.stdout.write(`${line}\n`);
