import { freePort, startGuarded, untilReady } from '@milepost/servers';

export interface StartedProcess {
  /** Of the folder that holds its log; no two that run at once share one. */
  name: string;
  /** The module that Node runs. */
  program: string;
  /** For its log. */
  directory: string;
  environment: Record<string, string>;
  /** Further options of Node, such as a profile. */
  node?: readonly string[];
  /** A port that others know already; any free one when left out. */
  port?: number;
}

export interface RunningProcess {
  /** What its command line holds, and no other's. */
  mark: string;
  port: number;
  url: string;
  stop(): Promise<void>;
}

/** Starts a Node program that ends when we end, however we end, and waits until `/readyz` says that it is ready. */
export async function startProcess(start: StartedProcess): Promise<RunningProcess> {
  const { name, program, directory, environment, node = [], port = await freePort() } = start;
  const url = `http://127.0.0.1:${port}`;
  const running = startGuarded({
    command: [process.execPath, '--enable-source-maps', ...node, program],
    directory,
    signal: 'TERM',
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), ...environment },
  });
  await untilReady(name, running, () => answersReady(url));
  return { mark: markOf(directory), port, url, stop: () => running.stop() };
}

/** What the command line of a process with this folder holds. */
export const markOf = (directory: string): string => `guard ${directory} `;

async function answersReady(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false; // it does not listen yet
  }
}
