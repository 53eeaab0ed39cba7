import { departments } from '@milepost/contracts';

/** A caller that this provider knows, with the roles its tokens carry. */
export interface DevelopmentClient {
  id: string;
  secret: string;
  roles: string[];
}

const DEPARTMENT_ROLES = ['contributor', 'editor', 'approver', 'publisher', 'administrator'];
const COMMON_ROLES = ['keeper', 'reviewer', 'auditor'];

const client = (id: string, role: string): DevelopmentClient => ({ id, secret: `${id}-secret`, roles: [role] });

/** For development only: anybody can guess these secrets. One client per role, for example health-editor with health-editor-secret. */
export const clients: DevelopmentClient[] = [
  ...departments.flatMap((department) => DEPARTMENT_ROLES.map((role) => client(`${department}-${role}`, `${role}:${department}`))),
  ...COMMON_ROLES.map((role) => client(role, role)),
];
