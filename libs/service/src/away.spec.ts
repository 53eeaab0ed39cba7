import { isAway } from './away.js';

const coded = (code: string) => Object.assign(new Error('x'), { code });

describe('isAway', () => {
  it.each([
    ['refused', coded('ECONNREFUSED'), true],
    ['stopping', coded('57P01'), true],
    ['cut', coded('08006'), true],
    ['out of connections', coded('53300'), true],
    ['out of disk', coded('53100'), true],
    ['a disk that does not write', coded('58030'), true],
    ['more columns than there may be', coded('54011'), false],
    ['being restored', coded('3D000'), true],
    ['cancelled by its deadline', coded('57014'), true],
    ['wrapped', Object.assign(new Error('x'), { driverError: coded('57P03') }), true],
    ['cut without a code', new Error('Connection terminated unexpectedly'), true],
    ['cut before it was handed over', new Error('Client was closed and is not queryable'), true],
    ['silent', new Error('Query read timeout'), true],
    ['refused on every address', new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')]), true],
    ['a unique key', coded('23505'), false],
    ['bad SQL', coded('42601'), false],
    ['no error', 'ECONNREFUSED', false],
  ])('%s', (_, error, expected) => {
    expect(isAway(error)).toBe(expected);
  });
});
