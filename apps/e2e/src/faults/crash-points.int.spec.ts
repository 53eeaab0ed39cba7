import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { planEach } from './plan/plan.js';
import type { RunResult } from './run.js';

const program = fileURLToPath(new URL('main.js', import.meta.url));

/** The suite in a process of its own, with servers of its own: what it kills must not be the test run's. */
async function faults(...words: string[]): Promise<RunResult[]> {
  const printed = await promisify(execFile)(process.execPath, ['--enable-source-maps', program, ...words, '--json'], {
    maxBuffer: 1e8,
  }).then(
    ({ stdout }) => stdout,
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => {
      if (code === 1 && stdout) return stdout; // it has found something, which the spec shall say
      throw new Error(stderr);
    },
  );
  return (JSON.parse(printed) as { results: RunResult[] }).results;
}

describe('A process may die at the worst place', () => {
  let results: RunResult[];
  // Beside the other specs a process may take many seconds to start.
  beforeAll(async () => void (results = await faults('--each', 'crash', '--recovery', '40')), 600_000);

  it.each(planEach('crash').map((faults, at) => [faults.map(({ target }) => target), at] as const))('%j', (points, at) => {
    const { faults, findings, recorded } = results[at]!;
    expect({ faults, findings }).toEqual({ faults: points.map((point) => `crash ${point}`), findings: [] });
    expect(recorded).toBeGreaterThan(60);
  });
});
