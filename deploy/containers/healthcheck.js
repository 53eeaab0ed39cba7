// The container's health is the service's readiness.
const port = process.env.PORT ?? '3010';
const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(8_000) }).catch((error) => error);
if (!answer.ok) {
  console.error(answer instanceof Error ? answer.message : await answer.text());
  process.exitCode = 1;
}
