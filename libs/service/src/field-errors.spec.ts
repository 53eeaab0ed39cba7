import { z } from 'zod';
import { fieldErrors } from './field-errors.js';

const Evidence = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('law'), celex: z.string() }),
  z.strictObject({ type: z.literal('page'), url: z.url() }),
]);
const Body = z.strictObject({
  title: z.string(),
  due: z.strictObject({ date: z.string(), precision: z.enum(['year', 'month', 'day']) }).optional(),
  evidence: z.array(Evidence),
  amount: z.union([z.number(), z.strictObject({ from: z.number(), to: z.number() })]).optional(),
  closed: z.custom<string>((value) => value !== 'never', { params: { code: 'never-closed' }, message: 'It must close.' }).optional(),
});

const of = (body: unknown) => fieldErrors(Body.safeParse(body).error?.issues ?? []).map(({ pointer, code }) => `${pointer} ${code}`);

describe('field errors', () => {
  it.each([
    ['a missing field', { evidence: [] }, ['/title missing']],
    ['a wrong type', { title: 1, evidence: [] }, ['/title invalid-type']],
    ['an unknown field, pointed at itself', { title: 'a', evidence: [], 'role/s~': 1 }, ['/role~1s~0 unknown-field']],
    ['an unknown field deep inside', { title: 'a', evidence: [{ type: 'law', celex: 'x', by: 1 }] }, ['/evidence/0/by unknown-field']],
    ['a wrong value', { title: 'a', evidence: [], due: { date: '2024', precision: 'week' } }, ['/due/precision invalid-value']],
    ['a union, by its nearest branch', { title: 'a', evidence: [], amount: { from: 1, to: 'b' } }, ['/amount/to invalid-type']],
    ['an unknown variant', { title: 'a', evidence: [{ type: 'rumour' }] }, ['/evidence/0/type invalid-union']],
    ["a schema's own code", { title: 'a', evidence: [], closed: 'never' }, ['/closed never-closed']],
    ['the body itself', [], [' invalid-type']],
  ])('point at %s', (_, body, expected) => {
    expect(of(body)).toEqual(expected);
  });

  it('are none for a valid body', () => {
    expect(of({ title: 'a', evidence: [] })).toEqual([]);
  });
});
