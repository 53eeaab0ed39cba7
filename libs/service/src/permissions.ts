import { acl, kafkaClient } from './kafka.js';

/** What a user of the brokers may do. Names are exact, prefixes stand for all names that begin so. */
export interface Permission {
  user: string;
  on: { topic: string } | { topicPrefix: string } | { groupPrefix: string };
  may: ('read' | 'write' | 'describe' | 'delete')[];
}

/** Lets users do what they may; what they were allowed before stays allowed. Needs brokers with an authorizer. */
export async function ensurePermissions(brokers: string[], permissions: readonly Permission[]): Promise<void> {
  const admin = kafkaClient({ brokers, clientId: 'milepost-permissions' }).admin();
  await admin.connect();
  try {
    await admin.createAcls({ acl: permissions.flatMap(rules) });
  } finally {
    await admin.disconnect();
  }
}

const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = acl;

const OPERATIONS = {
  read: AclOperationTypes.READ,
  write: AclOperationTypes.WRITE,
  describe: AclOperationTypes.DESCRIBE,
  delete: AclOperationTypes.DELETE,
};
const RULE = { host: '*', permissionType: AclPermissionTypes.ALLOW };

const rules = ({ user, on, may }: Permission) =>
  may.map((what) => ({ ...RULE, ...resource(on), principal: `User:${user}`, operation: OPERATIONS[what] }));

function resource(on: Permission['on']) {
  const { LITERAL, PREFIXED } = ResourcePatternTypes;
  if ('topic' in on) return { resourceType: AclResourceTypes.TOPIC, resourceName: on.topic, resourcePatternType: LITERAL };
  if ('topicPrefix' in on) return { resourceType: AclResourceTypes.TOPIC, resourceName: on.topicPrefix, resourcePatternType: PREFIXED };
  return { resourceType: AclResourceTypes.GROUP, resourceName: on.groupPrefix, resourcePatternType: PREFIXED };
}
