import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Identity } from '@milepost/service';
import { startIdentity } from './start-identity.js';

const basic = (id: string, secret: string) => `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;

const ask = (url: string, id: string, secret = `${id}-secret`) =>
  fetch(`${url}/token`, {
    method: 'POST',
    headers: { authorization: basic(id, secret) },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });

const tokenOf = async (answer: Response) => (await answer.json()) as { access_token: string; expires_in: number };

describe('the development identity provider', () => {
  let provider: Awaited<ReturnType<typeof startIdentity>>;
  beforeAll(async () => {
    provider = await startIdentity({ port: 0, audience: 'milepost' });
  });
  afterAll(() => provider.stop());

  it.each([
    ['health-editor', { role: 'editor', department: 'health' }],
    ['defence-publisher', { role: 'publisher', department: 'defence' }],
    ['keeper', { role: 'keeper', department: null }],
  ])('gives %s an access token that the services accept, for an hour', async (id, role) => {
    const { access_token, expires_in } = await tokenOf(await ask(provider.url, id));
    const identity = new Identity({ issuer: provider.url, audience: 'milepost' });
    expect(await identity.verify(`Bearer ${access_token}`)).toEqual({ id, roles: [role] });
    expect(expires_in).toBe(3_600);
  });

  it('refuses a wrong secret and an unknown client', async () => {
    expect((await ask(provider.url, 'health-editor', 'wrong')).status).toBe(401);
    expect((await ask(provider.url, 'nobody')).status).toBe(401);
  });

  it('is for one audience', async () => {
    const { access_token } = await tokenOf(await ask(provider.url, 'auditor'));
    const other = new Identity({ issuer: provider.url, audience: 'elsewhere' });
    await expect((async () => other.verify(access_token))()).rejects.toMatchObject({ slug: 'unauthenticated' });
  });

  it('answers the probes', async () => {
    expect((await fetch(`${provider.url}/readyz`)).status).toBe(200);
    expect((await fetch(`${provider.url}/livez`)).status).toBe(200);
  });
});

describe('the keys of the development identity provider', () => {
  it('outlive a restart when they are kept in a file', async () => {
    const keysFile = join(tmpdir(), `${randomUUID()}.json`);
    const issuer = 'http://127.0.0.1:3010';
    const keys = async () => {
      const { url, stop } = await startIdentity({ port: 0, audience: 'milepost', keysFile, issuer });
      return fetch(`${url}/jwks`)
        .then((answer) => answer.json())
        .finally(stop);
    };
    const first = (await keys()) as { keys: object[] };
    expect(first.keys).toHaveLength(1);
    expect(first.keys[0]).not.toHaveProperty('d');
    expect(await keys()).toEqual(first);
    await rm(keysFile);
  });
});
