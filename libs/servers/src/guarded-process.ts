import { spawn } from 'node:child_process';
import { mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

export interface GuardedCommand {
  command: readonly string[];
  /** Holds the process's `log` and `lock`; made when missing. Two processes never share one: the second waits for the first to end. */
  directory: string;
  /** What asks the process to end. */
  signal: 'INT' | 'TERM' | 'KILL';
  /** Seconds from that signal to SIGKILL; 15 when left out. */
  grace?: number;
  /** Removes the directory when the process has ended. */
  throwAway?: boolean;
  cwd?: string;
  env?: NodeJS.ProcessEnv;
}

export interface Exit {
  code: number;
  /** The end of the log when the code is not 0. */
  tail: string;
}

export interface GuardedProcess {
  /** Resolves when the process has ended, however it ended; never rejects. */
  readonly exited: Promise<Exit>;
  /** Ends the process and resolves when it is gone. */
  stop(): Promise<void>;
}

// The shell waits for the end of a pipe that only its parent holds open. The end comes when the parent closes it and when
// the parent dies, even by SIGKILL: the way that stops in order is the way that stops after a crash.
// PIPE is ignored because the shell reports a killed process to a parent that may be gone, and must still clear up.
const GUARD = `
dir=$1 signal=$2 grace=$3 throwAway=$4; shift 4
exec 9>"$dir/lock"
if command -v flock >/dev/null; then flock -w 30 9 || { echo "another process still uses $dir" >&2; exit 75; }; fi
"$@" </dev/null >>"$dir/log" 2>&1 3<&- & server=$!
{ read -r _; kill "-$signal" $server; sleep "$grace"; kill -KILL $server; } <&3 2>&- 9>&- &
trap '' PIPE
wait $server; code=$?
trap '' TERM; kill -TERM 0
[ $code -eq 0 ] || tail -c 2000 "$dir/log" >&2
[ -z "$throwAway" ] || rm -rf "$dir"
exit $code`;

/** Starts a process that ends with this one, however this one ends (SIGKILL included). */
export function startGuarded(guarded: GuardedCommand): GuardedProcess {
  const { command, directory, signal, grace = 15, throwAway = false, cwd = directory, env } = guarded;
  mkdirSync(directory, { recursive: true });
  setLongLogAside(join(directory, 'log'));
  const guard = spawn('sh', ['-c', GUARD, 'guard', directory, signal, String(grace), throwAway ? 'yes' : '', ...command], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    detached: true,
    cwd,
    env: env ?? process.env,
  });
  let tail = '';
  (guard.stdio[2] as Readable).setEncoding('utf8').on('data', (text: string) => (tail += text));
  const exited = new Promise<Exit>((resolve) => {
    guard.once('error', (error) => resolve({ code: 127, tail: error.message }));
    guard.once('close', (code) => resolve({ code: code ?? 137, tail: tail.trim() }));
  });
  const stop = async () => {
    guard.stdio[3]?.destroy();
    const late = setTimeout(() => killGroup(guard.pid), (grace + LATE) * 1000);
    await exited;
    clearTimeout(late);
  };
  // Without its guard a process would outlive us: the pipe is closed then too.
  guard.once('exit', () => guard.stdio[3]?.destroy());
  return { exited, stop };
}

/** Seconds behind the grace: whoever should have ended the process must have been killed by somebody. */
const LATE = 5;

function killGroup(leader: number | undefined): void {
  try {
    if (leader !== undefined) process.kill(-leader, 'SIGKILL');
  } catch {
    // all of it has ended meanwhile
  }
}

const LONG_LOG = 10_000_000;

function setLongLogAside(log: string): void {
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > LONG_LOG) renameSync(log, `${log}.1`);
}
