import { type RunningService, type ServiceRoot, startService } from '@milepost/service';
import { CommandShortcut } from './api/command-shortcut.js';
import { departmentSettings } from './settings.js';

/** Starts the service of a department; its module imports `DepartmentModule`. `port` is the setting PORT when left out. */
export const startDepartment = (application: ServiceRoot, { port }: { port?: number } = {}): Promise<RunningService> =>
  startService(application, {
    ...(port !== undefined && { port }),
    settings: departmentSettings,
    shortcut: (app) => app.get(CommandShortcut),
  });
