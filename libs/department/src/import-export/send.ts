import { setTimeout as sleep } from 'node:timers/promises';

export type Sent = { status: number; body: Record<string, unknown> };

const busy = new Set([429, 502, 503, 504]);
const tries = 10;
const patience = 30_000;

/** Waits as long as the service asks, else ever longer: 0.1 s, 0.2 s … at most 5 s. */
const pause = (attempt: number, retryAfter: string | null) =>
  sleep(retryAfter ? Math.min(Number(retryAfter) || 1, 10) * 1000 : Math.min(100 * 2 ** attempt, 5000));

/**
 * Posts JSON and tries again while the service is busy or away: what is sent carries an Idempotency-Key, or is safe to repeat.
 * Throws when the service stays away; an answer with any other status is returned.
 */
export async function send(url: string, token: string, body: unknown, headers: Record<string, string> = {}): Promise<Sent> {
  const init = {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
  for (let attempt = 0; ; attempt++) {
    const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(patience) }).catch((error: unknown) => {
      if (attempt + 1 >= tries) throw new Error(`No answer from ${url}.`, { cause: error });
    });
    if (answer && (!busy.has(answer.status) || attempt + 1 >= tries)) return read(answer);
    await answer?.body?.cancel();
    await pause(attempt, answer?.headers.get('retry-after') ?? null);
  }
}

async function read(answer: Response): Promise<Sent> {
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
  return { status: answer.status, body: isJson ? (JSON.parse(text) as Sent['body']) : { detail: text.slice(0, 500) } };
}
