import { z } from 'zod';
import { Failure } from './failure.js';

const Provider = z.object({ token_endpoint: z.url() });
const Grant = z.object({ access_token: z.string() });

/** Roles that belong to a department; the others are the same everywhere. */
const OF_A_DEPARTMENT = ['contributor', 'editor', 'approver', 'publisher', 'administrator'];

/** Asks the development identity provider for an access token of a role, by client credentials. Throws a Failure. */
export const tokensOf = (issuer: string) => async (role: string, department: string) => {
  const client = OF_A_DEPARTMENT.includes(role) ? `${department}-${role}` : role;
  const { token_endpoint } = Provider.parse(await answer(new URL('/.well-known/openid-configuration', issuer)));
  const authorization = `Basic ${Buffer.from(`${client}:${client}-secret`).toString('base64')}`;
  const body = new URLSearchParams({ grant_type: 'client_credentials' });
  return Grant.parse(await answer(new URL(token_endpoint), { method: 'POST', headers: { authorization }, body })).access_token;
};

async function answer(url: URL, init: RequestInit = {}): Promise<unknown> {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Failure(`The identity provider answers ${response.status} at ${url.href}: is it the one of milepost start?`);
  return response.json();
}
