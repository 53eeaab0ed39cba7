import { hash } from 'node:crypto';
import { errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { LRUCache } from 'lru-cache';
import { rolesOf, type Actor } from './actor.js';
import { issuerKeys } from './issuer-keys.js';
import { Problem } from './problem.js';

export interface IdentitySettings {
  /** Exactly as in the tokens; keys come from its discovery document and from nowhere else. */
  issuer: string;
  /** This system's own name in the tokens. */
  audience: string;
  /** Where the issuer's keys are, when it has no discovery document. */
  jwksUri?: string;
  /** The claim with the roles; default milepost_roles. */
  rolesClaim?: string;
  /** Verified tokens that are remembered; default 10,000. */
  remembered?: number;
  /** Milliseconds between two looks for an unknown key; default 30,000. */
  keyCooldown?: number;
}

interface Verified {
  actor: Actor;
  /** Milliseconds since 1970. */
  until: number;
}

const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];
const REQUIRED = ['iss', 'aud', 'sub', 'exp', 'iat', 'jti', 'client_id'];
const LONGEST = 8_192;

/** Turns RFC 9068 access tokens into actors. ID tokens, other issuers' and other audiences' tokens and symmetric signatures are refused. */
export class Identity {
  private readonly verified: LRUCache<string, Verified>;
  private readonly keys: JWTVerifyGetKey;

  constructor(private readonly settings: IdentitySettings) {
    this.verified = new LRUCache({ max: settings.remembered ?? 10_000 });
    this.keys = issuerKeys(settings.issuer, settings.jwksUri, settings.keyCooldown ?? 30_000);
  }

  /**
   * The actor behind `Bearer <token>` or a bare token. A token seen before costs one hash.
   * @throws the problem `unauthenticated` with WWW-Authenticate, or `unavailable` when the issuer's keys cannot be had
   */
  verify(authorization: string | undefined): Actor | Promise<Actor> {
    const token = tokenIn(authorization);
    const key = hash('sha256', token, 'base64url');
    const known = this.verified.get(key);
    return known && known.until > Date.now() ? known.actor : this.check(token, key);
  }

  private async check(token: string, key: string): Promise<Actor> {
    const { issuer, audience, rolesClaim = 'milepost_roles' } = this.settings;
    const rules = { issuer, audience, typ: 'at+jwt', algorithms: ALGORITHMS, clockTolerance: 60, requiredClaims: REQUIRED };
    const { payload } = await jwtVerify(token, this.keys, rules).catch(refuse);
    const actor: Actor = Object.freeze({ id: subjectOf(payload), roles: rolesOf(payload[rolesClaim]) });
    this.verified.set(key, { actor, until: payload.exp! * 1000 });
    return actor;
  }
}

export const identity = (settings: IdentitySettings): Identity => new Identity(settings);

function tokenIn(authorization = ''): string {
  const token = authorization.replace(/^Bearer +/i, '');
  if (!token)
    throw new Problem('unauthenticated', 'Send an access token: Authorization: Bearer …', {
      headers: { 'www-authenticate': 'Bearer realm="milepost"' },
    });
  if (token.length > LONGEST || !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) throw invalidToken('It is not a signed JWT.');
  return token;
}

function subjectOf({ sub }: JWTPayload): string {
  if (typeof sub !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(sub)) throw invalidToken('Its subject cannot be used.');
  return sub;
}

function refuse(error: unknown): never {
  if (error instanceof errors.JWTExpired) throw invalidToken('It has expired.');
  if (error instanceof errors.JWTClaimValidationFailed) throw invalidToken(`Its "${error.claim}" is not accepted here.`);
  if (error instanceof errors.JOSEError) throw invalidToken('Its signature, key or form is not accepted here.');
  throw error;
}

function invalidToken(reason: string): Problem {
  const headers = {
    'www-authenticate': `Bearer realm="milepost", error="invalid_token", error_description="${reason.replaceAll('"', "'")}"`,
  };
  return new Problem('unauthenticated', `The access token is not valid. ${reason}`, { headers });
}
