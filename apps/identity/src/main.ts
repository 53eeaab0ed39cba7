import { exitWithReason, setting, settings } from '@milepost/service';
import { startIdentity } from './start-identity.js';

async function main(): Promise<void> {
  const { PORT, IDENTITY_AUDIENCE, IDENTITY_ISSUER, IDENTITY_KEYS_FILE } = settings({
    PORT: setting.port().default(3010),
    IDENTITY_AUDIENCE: setting.text().default('milepost'),
    IDENTITY_ISSUER: setting.url().optional(),
    IDENTITY_KEYS_FILE: setting.text().optional(),
  });
  await startIdentity({ port: PORT, audience: IDENTITY_AUDIENCE, issuer: IDENTITY_ISSUER, keysFile: IDENTITY_KEYS_FILE });
}

await main().catch(exitWithReason);
