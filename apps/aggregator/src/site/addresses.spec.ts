import { Addresses } from './addresses.js';

describe('Addresses', () => {
  it('keep the reader on the day that is read', () => {
    const to = new Addresses('en', { asOf: '2019-06-09', knownAt: '2024' });
    expect(to.commitment('corps')).toBe('/en/commitments/corps?asOf=2019-06-09&knownAt=2024');
    expect(to.at({}).commitment('corps')).toBe('/en/commitments/corps');
  });

  it('carry several values of one filter, and none that was not given', () => {
    const to = new Addresses('en');
    expect(to.commitments({ status: ['delivered', 'inProgress'], q: undefined })).toBe(
      '/en/commitments?status=delivered&status=inProgress',
    );
    expect(to.home()).toBe('/en/');
  });
});
