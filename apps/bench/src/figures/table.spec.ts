import { table } from './table.js';

const accept = {
  measure: 'accept',
  contenders: [
    { name: 'Milepost', runs: [{ rate: 9_000, p50: 4 }, { rate: 8_000.4, p50: 5 }, { rate: 10_000, p50: 6.25 }], faults: [] }, // prettier-ignore
    { name: 'naive', runs: [{ rate: 3_000, p50: 20 }], faults: ['1 event was lost'] },
  ],
  notes: [],
};
const propagation = {
  measure: 'propagation',
  contenders: [
    { name: 'Milepost', runs: [{ p50: 4 }], faults: [] },
    { name: 'naive', runs: [{ p50: 300 }], faults: [] },
  ],
  notes: [],
};

describe('table', () => {
  it('names the part of a measure', () => expect(table([{ ...accept, part: '1,000/s' }])).toContain('| accept, 1,000/s | Milepost |'));

  it('shows medians with their range, only the figures there are, and ratios', () => {
    expect(table([accept]).split('\n')).toEqual([
      '| measure | contender | per second | p50 ms | Milepost is | check |',
      '| --- | --- | ---: | ---: | ---: | ---: |',
      '| accept | Milepost | 9,000 (8,000–10,000) | 5.0 (4.0–6.3) |  | passed |',
      '| accept | naive | 3,000 | 20.0 | 3.0 × faster | FAILED |',
    ]);
  });

  it('says of a limit how much of it is reached', () => {
    const limit = { name: 'limit: bare', runs: [{ rate: 36_000 }], faults: [] };
    expect(table([{ ...accept, contenders: [accept.contenders[0]!, limit] }])).toContain('| limit: bare | 36,000 | – | at 25 % of it |');
  });

  it('compares propagation by latency', () => {
    expect(table([propagation])).toContain('| propagation | naive | 300.0 | 75 × faster | passed |');
  });
});
