import { Controller, Get, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Problem, type FieldError } from './problem.js';

/** Resolves when all is well, or to a sentence that says what is not; a rejection counts as not well. It asks for progress, not for a connection. */
export type Check = () => Promise<void | string> | void | string;

const PATIENCE = 2_000;

/** The named checks behind /livez (restart me when it fails) and /readyz (send me no requests). */
@Injectable()
export class Probes implements BeforeApplicationShutdown {
  private readonly live = new Map<string, Check>();
  private readonly ready = new Map<string, Check>([['stopping', () => (this.stopping ? 'The service is stopping.' : undefined)]]);
  private stopping = false;

  /** A check whose failure only a restart cures: a loop that makes no progress though it has work. */
  addLive(name: string, check: Check): void {
    this.live.set(name, check);
  }

  /** A check whose failure passes: a server that is away, a catch-up that is not over. */
  addReady(name: string, check: Check): void {
    this.ready.set(name, check);
  }

  /** Nest calls it before the server stops listening, so that a balancer may see it. */
  beforeApplicationShutdown(): void {
    this.stopping = true;
  }

  livez = (): Promise<FieldError[]> => failures(this.live);
  readyz = (): Promise<FieldError[]> => failures(this.ready);
}

async function failures(checks: Map<string, Check>): Promise<FieldError[]> {
  const found = await Promise.all([...checks].map(async ([name, check]) => ({ name, detail: await outcome(check) })));
  return found.flatMap(({ name, detail }) => (detail ? [{ pointer: `/${name}`, code: 'not-well', detail }] : []));
}

async function outcome(check: Check): Promise<string | void> {
  const late = Promise.withResolvers<string>();
  const timer = setTimeout(() => late.resolve(`No answer within ${PATIENCE} ms.`), PATIENCE);
  try {
    return await Promise.race([check(), late.promise]);
  } catch {
    return 'The check failed.'; // The error may name hosts and users: it stays inside.
  } finally {
    clearTimeout(timer);
  }
}

@Controller()
export class ProbesController {
  constructor(private readonly probes: Probes) {}

  @Get('livez')
  live(): Promise<{ status: 'ok' }> {
    return answer(this.probes.livez());
  }

  @Get('readyz')
  ready(): Promise<{ status: 'ok' }> {
    return answer(this.probes.readyz());
  }
}

async function answer(failed: Promise<FieldError[]>): Promise<{ status: 'ok' }> {
  const errors = await failed;
  if (errors.length > 0) throw new Problem('unavailable', 'Some checks fail.', { errors, headers: { 'retry-after': '1' } });
  return { status: 'ok' };
}
