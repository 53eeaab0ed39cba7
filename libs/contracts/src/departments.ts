import { z } from 'zod';

/** A department's id is open: a fifth one joins by topic and contract alone. */
export const DepartmentId = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9-]*$/, 'A department is named by its id, such as health.');
export type DepartmentId = string;

export const departments = ['migration', 'security', 'defence', 'health'] as const;

/** The topic a department publishes to; the prefix keeps test runs apart. */
export const topicFor = (department: DepartmentId, prefix = ''): string => `${prefix}milestones.${department}.v1`;

/** Matches the topic of every department, also of those that do not exist yet. */
export const departmentOfTopic = (topic: string, prefix = ''): DepartmentId | undefined => {
  const match = topic.startsWith(prefix) ? /^milestones\.([a-z][a-z0-9-]*)\.v1$/.exec(topic.slice(prefix.length)) : null;
  return match?.[1];
};
