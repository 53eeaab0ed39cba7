import type { JSONWebKeySet } from 'jose';
import { Provider, type Adapter, type ClientMetadata, type Configuration, type ResourceServer } from 'oidc-provider';
import { clients } from './clients.js';
import { ALGORITHM } from './signing-keys.js';

const RESOURCE = 'urn:milepost:services';
const ONE_HOUR = 3_600;

export interface ProviderSettings {
  issuer: string;
  audience: string;
  keys: JSONWebKeySet;
}

/** An OpenID provider for client credentials whose access tokens are RFC 9068 JWTs for one audience, without further parameters. */
export function createProvider({ issuer, audience, keys }: ProviderSettings): Provider {
  const resourceServer: ResourceServer = {
    audience,
    scope: '',
    accessTokenFormat: 'jwt',
    accessTokenTTL: ONE_HOUR,
    jwt: { sign: { alg: ALGORITHM } },
  };
  const configuration: Configuration = {
    adapter: NothingKept,
    jwks: keys as Configuration['jwks'],
    clients: clients.map(metadata),
    clientDefaults: { id_token_signed_response_alg: ALGORITHM },
    enabledJWA: { idTokenSigningAlgValues: [ALGORITHM] },
    ttl: { ClientCredentials: ONE_HOUR },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: { enabled: true, defaultResource: () => RESOURCE, getResourceServerInfo: () => resourceServer },
    },
    extraTokenClaims: (_context, token) => ({ milepost_roles: rolesOf.get(token.clientId ?? '') ?? [] }),
  };
  return new Provider(issuer, configuration);
}

const rolesOf = new Map(clients.map(({ id, roles }) => [id, roles]));

const metadata = ({ id, secret }: (typeof clients)[number]): ClientMetadata => ({
  client_id: id,
  client_secret: secret,
  grant_types: ['client_credentials'],
  redirect_uris: [],
  response_types: [],
});

// Signed tokens and the fixed clients need no store; the library's own store in memory warns at every start.
class NothingKept implements Adapter {
  async upsert() {}
  async find() {
    return undefined;
  }
  async findByUserCode() {
    return undefined;
  }
  async findByUid() {
    return undefined;
  }
  async consume() {}
  async destroy() {}
  async revokeByGrantId() {}
}
