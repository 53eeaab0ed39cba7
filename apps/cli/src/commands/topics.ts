import { ensurePermissions } from '@milepost/service';
import { tell } from '../progress.js';
import type { DataFolder } from '../stack/data-folder.js';
import { runningStack } from '../stack/description.js';
import { makeTopics } from '../steps/make-topics.js';
import { permissions } from '../steps/permissions.js';

export interface TopicOptions {
  /** Whether the brokers ask who somebody is. */
  permissions: boolean;
  replicas?: number;
}

/** Makes the departments' topics on the brokers of a stack whose services run elsewhere, and says who may do what with them. */
export async function topics(data: DataFolder, options: TopicOptions): Promise<void> {
  const { brokers } = await runningStack(data);
  await makeTopics(brokers, options.replicas);
  if (options.permissions) await ensurePermissions(brokers, permissions);
  tell(`The topics are there, on ${brokers.join(', ')}.`);
}
