import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { briefly, log } from './log.js';
import { unavailable } from './problem.js';

const PATIENCE = 5_000;
const ASK_AGAIN_AFTER = 1_000;

const Discovery = z.object({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) });

/**
 * The keys of one issuer, found by its discovery document (or at `jwksUri`), fetched when first needed and kept.
 * A key that is not known is looked for at most every `cooldown` ms, however many tokens name it.
 * @throws the problem `unavailable` when the issuer cannot be asked
 */
export function issuerKeys(issuer: string, jwksUri: string | undefined, cooldown: number): JWTVerifyGetKey {
  let keys: Promise<JWTVerifyGetKey> | undefined;
  let failedAt = -Infinity;
  const find = async () => {
    const address = new URL(jwksUri ?? (await discover(issuer)));
    return createRemoteJWKSet(address, { cooldownDuration: cooldown, timeoutDuration: PATIENCE });
  };
  const known = () => {
    if (performance.now() - failedAt < ASK_AGAIN_AFTER) throw unavailable('The identity provider cannot be asked at the moment.', 2);
    return (keys ??= find());
  };
  return async (header, token) => {
    const ask = known();
    try {
      return await (
        await ask
      )(header, token);
    } catch (error) {
      if (isAboutTheToken(error)) throw error;
      log.warn({ issuer, ...briefly(error) }, 'the identity provider does not answer');
      failedAt = performance.now();
      keys = undefined;
      throw unavailable('The identity provider cannot be asked at the moment.', 2, error);
    }
  };
}

const isAboutTheToken = (error: unknown) =>
  error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys || error instanceof errors.JOSENotSupported;

async function discover(issuer: string): Promise<string> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  const found = Discovery.parse(await answer.json());
  if (found.issuer !== issuer) throw new Error(`${address} is about the issuer ${found.issuer}`);
  return found.jwks_uri;
}
