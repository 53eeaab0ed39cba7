import { Listr, type ListrTask } from 'listr2';

/** Runs tasks one after the other and shows how far they are: as a living list on a terminal, else a line per step. */
export async function runTasks(tasks: ListrTask[]): Promise<void> {
  const list = new Listr(tasks, {
    concurrent: false,
    registerSignalListeners: false,
    fallbackRenderer: 'simple',
    fallbackRendererCondition: () => !process.stdout.isTTY,
    rendererOptions: { collapseErrors: true, showErrorMessage: false },
  });
  await list.run();
}

/** A line for the operator, beside the progress. */
export const tell = (line: string): void => void process.stdout.write(`${line}\n`);
