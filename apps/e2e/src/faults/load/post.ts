import type { Try } from './history.js';

/** Longer than any answer may take: so a request that hangs is seen to hang. */
const PATIENCE = 12_000;

export interface Post {
  url: string;
  token: string;
  body: object;
  /** With it a request may be sent again: it has one effect. */
  key?: string | undefined;
}

/** Sends one request and says what came of it; never throws. */
export async function post(value: string, { url, token, body, key }: Post): Promise<Try> {
  const begun = performance.now();
  const told = (status: number, rest: Partial<Try> = {}): Try => ({
    value,
    took: performance.now() - begun,
    status,
    retryAfter: false,
    ...rest,
  });
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...(key && { 'idempotency-key': key }) },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE),
    });
    const answer = (await response.json()) as { version?: number; eventId?: string };
    const retryAfter = response.headers.has('retry-after');
    return told(response.status, { retryAfter, ...(response.status === 201 && { version: answer.version!, eventId: answer.eventId! }) });
  } catch {
    return told(0);
  }
}
