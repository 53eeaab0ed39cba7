/** Who asks: the subject of a verified token, with what it may be, per department; null is "across departments". */
export interface Actor {
  readonly id: string;
  readonly roles: readonly ActorRole[];
}

export interface ActorRole {
  readonly role: string;
  readonly department: string | null;
}

/** Role claims look like 'editor:health' or 'keeper'; anything else gives no role. */
export function rolesOf(claim: unknown): ActorRole[] {
  if (!Array.isArray(claim)) return [];
  return claim.flatMap((text: unknown) => {
    const match = typeof text === 'string' ? /^([a-z][a-z-]*)(?::([a-z][a-z0-9-]*))?$/.exec(text) : null;
    return match ? [{ role: match[1]!, department: match[2] ?? null }] : [];
  });
}
