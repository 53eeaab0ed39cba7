import { ndjsonLines } from './ndjson.js';

async function read(chunks: Buffer[], limits = { body: 1_000, line: 100 }): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of ndjsonLines(stream(chunks), limits)) lines.push(line);
  return lines;
}

async function* stream(chunks: Buffer[]) {
  yield* chunks;
}

describe('ndjsonLines', () => {
  const text = '{"a":1}\n\n  \r\n{"b":"é€"}\n{"c":3}';

  it('gives the same lines however the body is cut', async () => {
    const bytes = Buffer.from(text);
    for (let cut = 0; cut <= bytes.length; cut++) {
      expect(await read([bytes.subarray(0, cut), bytes.subarray(cut)])).toEqual(['{"a":1}', '{"b":"é€"}', '{"c":3}']);
    }
  });

  it('refuses a body that is too large', async () => {
    await expect(read([Buffer.from('1\n'.repeat(501))])).rejects.toMatchObject({ slug: 'too-large' });
  });

  it('refuses a line that is too large, ended or not', async () => {
    await expect(read([Buffer.from(`${'1'.repeat(101)}\n`)])).rejects.toMatchObject({ slug: 'too-large' });
    await expect(read([Buffer.from('1'.repeat(60)), Buffer.from('1'.repeat(60))])).rejects.toMatchObject({ slug: 'too-large' });
  });
});
