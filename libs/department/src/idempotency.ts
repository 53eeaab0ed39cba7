import { hash } from 'node:crypto';
import { Problem } from '@milepost/service';
import type { Draft } from './draft.js';
import { type Heads, rememberedKey } from './heads.js';
import type { Answer, Work } from './work.js';

/** A command with what its body is known by. */
export type Hashed = Work & { bodyHash: string };

/** The answer that this key got before. Throws when it was for another body. */
export function remembered({ command, actor, bodyHash }: Hashed, heads: Heads): Answer | undefined {
  const known = command.idempotencyKey === undefined ? undefined : heads.remembered.get(rememberedKey(actor.id, command.idempotencyKey));
  if (known && known.bodyHash !== bodyHash)
    throw new Problem('refused', 'This Idempotency-Key was used for another body.', {
      errors: [{ pointer: '', code: 'idempotency-key-reused', detail: 'Send a new key with a new body.' }],
    });
  return known?.answer;
}

/** Keeps an answer with its key: later commands of the batch see it, and it is written with the batch. */
export function remember({ command, actor, bodyHash }: Hashed, answer: Answer, heads: Heads, draft: Draft): void {
  const key = command.idempotencyKey;
  if (key === undefined) return;
  heads.remembered.set(rememberedKey(actor.id, key), { bodyHash, answer });
  draft.remembered.push({ actor: actor.id, key, bodyHash, answer });
}

/** What makes two bodies the same; '' for commands without a key. */
export function bodyHash({ command: { kind, id, type, said, change, embargoUntil, idempotencyKey } }: Work): string {
  return idempotencyKey === undefined ? '' : hash('sha256', JSON.stringify([kind, id, type, said, change, embargoUntil]));
}
