import { eventually } from '@milepost/testing';

describe('eventually', () => {
  it('returns what the check returned once it holds', async () => {
    let attempts = 0;
    const check = () => {
      if (++attempts < 3) throw new Error(`attempt ${attempts}`);
      return 'done';
    };
    expect(await eventually(check, { every: 1 })).toBe('done');
  });

  it('throws the last failure after the timeout', async () => {
    await expect(eventually(() => Promise.reject(new Error('never')), { timeout: 5, every: 1 })).rejects.toThrow('never');
  });
});
