import { Module } from '@nestjs/common';
import { startService, type RunningService } from '@milepost/service';
import { createProvider } from './provider.js';
import { signingKeys } from './signing-keys.js';

export interface IdentityOptions {
  port: number;
  audience: string;
  /** Where the signing keys are kept; without it tokens end with the process. */
  keysFile?: string | undefined;
  /** Default: the address it listens on. */
  issuer?: string | undefined;
}

@Module({})
class IdentityModule {}

const OWN = /^\/(livez|readyz|metrics)(\?|$)/;

type Handler = ReturnType<ReturnType<typeof createProvider>['callback']>;

/** A development identity provider behind the probes, logs and stop of every service. */
export async function startIdentity({ port, audience, keysFile, issuer }: IdentityOptions): Promise<RunningService> {
  const keys = await signingKeys(keysFile);
  const provider = Promise.withResolvers<Handler>();
  const service = await startService(IdentityModule, {
    port,
    prepare: (app) => {
      app
        .getHttpAdapter()
        .getInstance()
        .addHook('onRequest', async (request, reply) => {
          if (OWN.test(request.url)) return;
          const handle = await provider.promise;
          reply.hijack();
          await handle(request.raw, reply.raw);
        });
    },
  });
  // The issuer is an address, which with port 0 is known only now.
  provider.resolve(createProvider({ issuer: issuer ?? service.url, audience, keys }).callback());
  return service;
}
