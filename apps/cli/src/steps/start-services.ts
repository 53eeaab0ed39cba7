import type { ListrTask } from 'listr2';
import type { DataFolder } from '../stack/data-folder.js';
import type { Description } from '../stack/description.js';
import type { PlannedService } from '../stack/plan.js';
import type { RunningStack } from '../stack/running-stack.js';
import { startService } from '../stack/start-service.js';

/** One task per service; they start at the same time, each with the environment that the description holds. */
export function startServices(
  services: readonly PlannedService[],
  { services: described }: Description,
  { data, stack, tell }: { data: DataFolder; stack: RunningStack; tell(line: string): void },
): ListrTask[] {
  const layer = stack.layer();
  return services.map((service) => {
    const { url, environment } = described.find(({ name }) => name === service.name)!;
    return {
      title: `${service.name} ${url}`,
      task: () => startService({ service, url, environment, directory: data.folder(service.name), tell, add: (stop) => layer.add(stop) }),
    };
  });
}
