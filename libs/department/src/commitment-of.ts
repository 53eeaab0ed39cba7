import type { Kind, State } from '@milepost/contracts';

/** The commitment that a command is about: the entry itself, the one its entry belongs to, or the one its change names. */
export function commitmentOf(kind: Kind, id: string, state: State | null, change: unknown): string | null {
  if (kind === 'commitment') return id;
  const named = (from: unknown) => (from as { commitment?: string } | null)?.commitment ?? null;
  return named(change) ?? named(state) ?? (state as { trackedIn?: string | null } | null)?.trackedIn ?? null;
}

const ownedByACommitment: readonly Kind[] = ['commitment', 'milestone', 'target', 'update'];

/** What keeps an entry's events in order: its commitment, or itself; an act may come to be moved by another commitment. */
export const keyOf = (kind: Kind, id: string, commitment: string | null): string =>
  ownedByACommitment.includes(kind) && commitment ? commitment : id;
