import { Problem } from './problem.js';

export interface NdjsonLimits {
  /** Bytes of the whole body. */
  body: number;
  /** Bytes of one line. */
  line: number;
}

/** The lines of an NDJSON body as they come in, without the empty ones; beyond a limit it throws the problem `too-large`. */
export async function* ndjsonLines(body: AsyncIterable<Buffer>, limits: NdjsonLimits): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  let read = 0;
  for await (const chunk of body) {
    read += chunk.length;
    if (read > limits.body) throw new Problem('too-large', `The body is larger than ${limits.body} bytes.`);
    const lines = split(rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk);
    rest = lines.pop()!;
    for (const line of [...lines, rest]) refuseLong(line, limits.line);
    yield* lines.map(text).filter(Boolean);
  }
  if (text(rest)) yield text(rest);
}

// Cut at the byte, not in the text: a chunk may end within a character.
function split(buffer: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  let start = 0;
  for (let end = buffer.indexOf(0x0a); end !== -1; end = buffer.indexOf(0x0a, start)) {
    parts.push(buffer.subarray(start, end));
    start = end + 1;
  }
  return [...parts, buffer.subarray(start)];
}

function refuseLong(line: Buffer, limit: number): void {
  if (line.length > limit) throw new Problem('too-large', `A line is larger than ${limit} bytes.`);
}

const text = (line: Buffer) => line.toString('utf8').trim();
