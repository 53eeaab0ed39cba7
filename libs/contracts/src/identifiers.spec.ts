import { Identifier, type IdentifierScheme } from './identifiers.js';

const identifier = (scheme: string, value: string) => ({ scheme, value, url: 'https://eur-lex.europa.eu/', confidence: 'high' });

describe('An identifier is written as its scheme asks', () => {
  it.each<[IdentifierScheme, string]>([
    ['celex', '32024R1351'],
    ['celex', '32024L1346'],
    ['celex', '52016PC0378'],
    ['celex', '52025DC0319'],
    ['celex', '32016R0679R(02)'],
    ['eli', 'http://data.europa.eu/eli/reg/2024/1351/oj'],
    ['eli', 'http://data.europa.eu/eli/dir/2021/1883/oj'],
    ['eli', 'http://data.europa.eu/eli/reg_impl/2020/1/oj'],
    ['procedure', '2016/0176(COD)'],
    ['procedure', '2023/0404(COD)'],
    ['procedure', '2016/0133A(COD)'],
    ['com', 'COM(2024) 251'],
    ['com', 'JOIN(2025) 120'],
    ['com', 'C(2023) 6689'],
    ['oj', 'OJ L, 2024/1351, 22.5.2024'],
    ['oj', 'OJ L 382, 28.10.2021, p. 1'],
    ['oj', 'OJ C 118I, 15.4.2021, p. 1'],
    ['oj', 'OJ C, C/2024/1234, 5.2.2024'],
    ['eurovoc', 'http://eurovoc.europa.eu/4337'],
  ])('%s: %s', (scheme, value) => {
    expect(Identifier.parse(identifier(scheme, value)).value).toBe(value);
  });

  it.each<[IdentifierScheme, string]>([
    ['celex', '2024R1351'],
    ['celex', '32024R135'],
    ['celex', '32024 R 1351'],
    ['celex', 'X2024R1351'],
    ['celex', ' 32024R1351'],
    ['eli', 'https://eur-lex.europa.eu/eli/reg/2024/1351/oj'],
    ['eli', 'http://data.europa.eu/eli/reg/2024/1351'],
    ['eli', 'http://data.europa.eu/eli/law/2024/1351/oj'],
    ['procedure', '2016/176(COD)'],
    ['procedure', 'COD/2016/0176'],
    ['procedure', '2016/0176(ABC)'],
    ['com', 'COM(24) 251'],
    ['com', 'COM(2024)251'],
    ['com', 'COM/2024/251'],
    ['oj', 'L 382, 28.10.2021'],
    ['oj', 'OJ L, 2024/1351'],
    ['oj', 'OJ L 382, 28.10.2021, page one'],
    ['eurovoc', 'http://eurovoc.europa.eu/migration'],
  ])('not %s: %s', (scheme, value) => {
    expect(Identifier.safeParse(identifier(scheme, value)).error?.issues[0]?.path).toEqual(['value']);
  });

  it.each([
    ['an unknown scheme', identifier('isbn', '978-3-16-148410-0')],
    ['no address', { ...identifier('celex', '32024R1351'), url: undefined }],
    ['an address that is no web page', { ...identifier('celex', '32024R1351'), url: 'javascript:alert(1)' }],
    ['no confidence', { ...identifier('celex', '32024R1351'), confidence: undefined }],
    ['a name of anything but the proposal behind it', { ...identifier('celex', '52016PC0378'), of: 'recast' }],
    ['a field nobody knows', { ...identifier('celex', '32024R1351'), note: 'x' }],
  ])('is refused with %s', (_, given) => {
    expect(Identifier.safeParse(given).success).toBe(false);
  });
});
