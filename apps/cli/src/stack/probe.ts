export interface Readiness {
  ready: boolean;
  /** Why it is not ready: what the service says, or that it does not answer. */
  reason?: string;
}

const PATIENCE = 5_000;

/** Asks a service whether it is ready. Never throws: a service that does not answer is not ready. */
export async function probe(url: string): Promise<Readiness> {
  try {
    const response = await fetch(new URL('/readyz', url), { signal: AbortSignal.timeout(PATIENCE) });
    const body: unknown = await response.json().catch(() => undefined);
    return response.ok ? { ready: true } : { ready: false, reason: reasonIn(body) ?? `answers ${response.status}` };
  } catch {
    return { ready: false, reason: 'does not answer' };
  }
}

interface Problem {
  detail?: string;
  errors?: { detail?: string }[];
}

function reasonIn(body: unknown): string | undefined {
  const { detail, errors = [] } = (body ?? {}) as Problem;
  const details = errors.flatMap((error) => error.detail ?? []);
  return details.length > 0 ? details.join(' ') : detail;
}
