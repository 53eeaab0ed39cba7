import { departments, topicFor } from '@milepost/contracts';
import type { Permission } from '@milepost/service';

/** Who may do what on the brokers: a department writes its own topic, the aggregator reads all of them; each user is named like its service. */
export const permissions: readonly Permission[] = [
  ...departments.map((user): Permission => ({ user, on: { topic: topicFor(user) }, may: ['write', 'describe'] })),
  { user: 'aggregator', on: { topicPrefix: 'milestones.' }, may: ['read', 'describe'] },
  { user: 'aggregator', on: { groupPrefix: 'milepost-aggregator' }, may: ['read', 'describe', 'delete'] },
];
