import type { ActorRole, Cause } from '@milepost/contracts';

export type ActorGrant = { role: string; department: string | null };
export type Actor = { id: string; roles: readonly ActorGrant[] };

/** Who is concerned by an entry: the service that keeps it, and the departments of its commitment when it has one. */
export type Involved = { keeper: string; lead: string; contributors: readonly string[] };

/** In which role the actor acts, and whether somebody else must approve first. */
export type Allowed = { role: ActorRole; department: string | null; waits: boolean };

type Grant = { role: ActorRole; within: (grant: ActorGrant, involved: Involved, actor: Actor) => boolean; waits?: true };

const involves = ({ department }: ActorGrant, { lead, contributors }: Involved) =>
  department !== null && (department === lead || contributors.includes(department));
const leads = ({ department }: ActorGrant, { lead }: Involved) => department === lead;

/** A reviewer of an owning or contributing department would judge its own claim. */
const isIndependent = (_: ActorGrant, involved: Involved, actor: Actor) => !actor.roles.some((grant) => involves(grant, involved));

const editors = (within: Grant['within']): Grant[] => [
  { role: 'publisher', within },
  { role: 'approver', within },
  { role: 'editor', within },
  { role: 'contributor', within, waits: true },
];

/** Who may cause what the vocabulary, §3, says; source of the roles: the department's editors, and those across departments. */
const grants: Record<Cause, readonly Grant[]> = {
  editor: editors(involves),
  lead: editors(leads),
  reviewer: [{ role: 'reviewer', within: isIndependent }],
  keeper: [{ role: 'keeper', within: () => true }],
  service: [{ role: 'publisher', within: leads }],
};

/** Whether an actor may cause one of these; undefined: no. The role that need not wait comes first. */
export function can(actor: Actor, by: readonly Cause[], involved: Involved): Allowed | undefined {
  const found = by
    .flatMap((cause) => grants[cause])
    .flatMap(({ role, within, waits }) =>
      actor.roles
        .filter((grant) => grant.role === role && within(grant, involved, actor))
        .map(({ department }) => ({ role, department, waits: waits ?? false })),
    );
  return found.find(({ waits }) => !waits) ?? found[0];
}

/** Whether an actor may decide about what waits in a department: never about what it sent itself. */
export const canApprove = (actor: Actor, department: string, author: string): boolean =>
  actor.id !== author && actor.roles.some((grant) => grant.role === 'approver' && grant.department === department);

/** Whether an actor may see what is not public yet. */
export const canRead = (actor: Actor, department: string): boolean =>
  actor.roles.some((grant) => grant.role === 'auditor' || grant.department === department);
