import { readFile, writeFile } from 'node:fs/promises';
import { exportJWK, generateKeyPair, type JSONWebKeySet, type JWK } from 'jose';
import { z } from 'zod';
import { codeOf, isError } from '@milepost/service';

const KeySet = z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string(), d: z.string() })).min(1) });

export const ALGORITHM = 'ES256';

/** Private keys: those of the file, which is written at the first start so that tokens outlive a restart; without a file new ones. */
export async function signingKeys(file?: string): Promise<JSONWebKeySet> {
  if (!file) return { keys: [await newKey()] };
  const kept = await contentOf(file);
  if (kept !== undefined) return KeySet.parse(JSON.parse(kept)) as { keys: JWK[] };
  const made = { keys: [await newKey()] };
  await writeFile(file, JSON.stringify(made), { mode: 0o600, flag: 'wx' });
  return made;
}

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  return { ...(await exportJWK(privateKey)), alg: ALGORITHM, use: 'sig', kid: crypto.randomUUID() };
}

async function contentOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isError(error) && codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
