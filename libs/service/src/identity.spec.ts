import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey } from 'jose';
import { Identity } from './identity.js';

const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

/** An issuer that counts how often its keys are fetched. */
async function startIssuer(status = 200) {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256' }] };
  const asked = { discovery: 0, jwks: 0 };
  const server: Server = createServer((request, response) => {
    const isJwks = request.url === '/jwks';
    asked[isJwks ? 'jwks' : 'discovery']++;
    response.setHeader('content-type', 'application/json');
    response.statusCode = status;
    response.end(JSON.stringify(isJwks ? keys : { issuer, jwks_uri: `${issuer}/jwks` }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  return { issuer, privateKey, asked, stop };
}

describe('identity', () => {
  let provider: Awaited<ReturnType<typeof startIssuer>>;
  let stranger: CryptoKey;
  beforeAll(async () => {
    provider = await startIssuer();
    stranger = (await generateKeyPair('ES256')).privateKey;
  });
  afterAll(() => provider.stop());

  const claims = (more = {}) => ({
    ...{
      iss: provider.issuer,
      aud: 'milepost',
      sub: 'anna',
      client_id: 'desk',
      jti: crypto.randomUUID(),
      iat: inSeconds(0),
      exp: inSeconds(600),
    },
    ...{ milepost_roles: ['editor:health', 'keeper'] },
    ...more,
  });
  const sign = (payload: Record<string, unknown> = claims(), header = {}, key: CryptoKey | Uint8Array = provider.privateKey) =>
    new SignJWT(payload).setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'one', ...header }).sign(key);
  const identity = (more = {}) => new Identity({ issuer: provider.issuer, audience: 'milepost', ...more });
  const without = (claim: string) => Object.fromEntries(Object.entries(claims()).filter(([name]) => name !== claim));

  it('gives the actor of a token, with roles per department', async () => {
    const actor = await identity().verify(`Bearer ${await sign()}`);
    expect(actor).toEqual({
      id: 'anna',
      roles: [
        { role: 'editor', department: 'health' },
        { role: 'keeper', department: null },
      ],
    });
  });

  it('gives no role for claims it cannot read', async () => {
    const odd = claims({ milepost_roles: ['Editor:health', 'a:b:c', 7, ''] });
    expect(await identity().verify(await sign(odd))).toEqual({ id: 'anna', roles: [] });
    expect(await identity().verify(await sign(claims({ milepost_roles: 'keeper' })))).toEqual({ id: 'anna', roles: [] });
  });

  it.each<[string, () => string | undefined | Promise<string>]>([
    ['no header', () => undefined],
    ['no token', () => 'Bearer '],
    ['another scheme', () => 'Basic YTpi'],
    ['no JWT', () => 'Bearer x'],
    ['a token of megabytes', () => `Bearer ${'x'.repeat(9_000)}.a.b`],
    ['another issuer', () => sign(claims({ iss: 'http://127.0.0.1:1' }))],
    ['an issuer with a slash more', () => sign(claims({ iss: `${provider.issuer}/` }))],
    ['another audience', () => sign(claims({ aud: 'elsewhere' }))],
    ['an expired token', () => sign(claims({ exp: inSeconds(-61) }))],
    ['a token of the future', () => sign(claims({ nbf: inSeconds(90) }))],
    ['no expiry', () => sign(without('exp'))],
    ['no subject', () => sign(without('sub'))],
    ['no token id', () => sign(without('jti'))],
    ['a subject that breaks lines', () => sign(claims({ sub: 'anna\nroot' }))],
    ['an ID token', () => sign(claims(), { typ: 'JWT' })],
    ['no type', () => sign(claims(), { typ: undefined })],
    ["another's signature", () => sign(claims(), {}, stranger)],
    ['a symmetric signature', () => sign(claims(), { alg: 'HS256' }, new TextEncoder().encode('one'.repeat(20)))],
    ['no signature', () => new UnsecuredJWT(claims()).encode()],
    ['a changed payload', async () => (await sign()).replace(/\.(.)/, (_, first: string) => `.${first === 'a' ? 'b' : 'a'}`)],
  ])('refuses %s', async (_, token) => {
    const refused = (async () => identity().verify(await token()))();
    await expect(refused).rejects.toMatchObject({
      slug: 'unauthenticated',
      headers: { 'www-authenticate': expect.stringMatching(/^Bearer realm="milepost"/) as string },
    });
  });

  it('allows clocks to differ by a minute', async () => {
    await expect(identity().verify(await sign(claims({ exp: inSeconds(-50) })))).resolves.toMatchObject({ id: 'anna' });
  });

  it('answers for a token it knows at once, until the token expires', async () => {
    const who = identity();
    const token = await sign(claims({ exp: inSeconds(600) }));
    await who.verify(token);
    expect(who.verify(token)).toMatchObject({ id: 'anna' });
    const expired = await sign(claims({ exp: inSeconds(-5) }));
    await who.verify(expired);
    expect(who.verify(expired)).toBeInstanceOf(Promise);
  });

  it('looks for unknown keys once, however many tokens name them', async () => {
    const who = identity();
    await who.verify(await sign());
    const before = provider.asked.jwks;
    for (let i = 0; i < 20; i++) {
      const refused = (async () => who.verify(await sign(claims(), { kid: `unknown-${i}` }, stranger)))();
      await expect(refused).rejects.toMatchObject({ slug: 'unauthenticated' });
    }
    expect(provider.asked.jwks - before).toBeLessThanOrEqual(1);
  });

  it('finds a new key once the time between two looks is over', async () => {
    const who = identity({ keyCooldown: 0 });
    await who.verify(await sign());
    const before = provider.asked.jwks;
    await expect((async () => who.verify(await sign(claims(), { kid: 'new' })))()).rejects.toMatchObject({ slug: 'unauthenticated' });
    expect(provider.asked.jwks).toBe(before + 1);
  });

  it('is unavailable, not unauthenticated, while the issuer is, and asks it only now and then', async () => {
    const { issuer, privateKey, asked, stop } = await startIssuer(503);
    const who = identity({ issuer });
    const token = await sign(claims({ iss: issuer }), {}, privateKey);
    for (let i = 0; i < 3; i++) {
      await expect((async () => who.verify(token))()).rejects.toMatchObject({ slug: 'unavailable', headers: { 'retry-after': '2' } });
    }
    expect(asked).toEqual({ discovery: 1, jwks: 0 });
    await stop();
    await expect((async () => identity({ issuer }).verify(token))()).rejects.toMatchObject({ slug: 'unavailable' });
  });

  it('refuses a discovery document about somebody else', async () => {
    const who = identity({ issuer: `${provider.issuer}/` });
    await expect((async () => who.verify(await sign()))()).rejects.toMatchObject({ slug: 'unavailable' });
  });
});
