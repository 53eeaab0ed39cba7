import type { Evidence } from './evidence.js';

/** I7: to a reader no entry goes back, whoever answers; the tag is that of the version. */
export function* backwards({ reads }: Evidence): Generator<string> {
  const last = new Map<string, number>();
  for (const { reader, subject, version, etag } of reads) {
    const key = `${reader} ${subject}`;
    const before = last.get(key) ?? 0;
    if (version < before) yield `${reader} saw ${subject} at version ${version} after ${before}`;
    if (etag !== `"${version}"`) yield `${reader} got the tag ${etag} for version ${version} of ${subject}`;
    last.set(key, Math.max(before, version));
  }
}
