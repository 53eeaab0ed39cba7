import { type RunningService, startService } from '@milepost/service';
import { AppModule, partsFor } from './app.module.js';
import { EntryShortcut } from './api/entry-shortcut.js';
import { BatchKafkaServer } from './consumer/batch-kafka-server.js';
import { readSettings } from './settings.js';
import { errorPage } from './site/error-page.js';

/** Starts the roles that the settings name. `port` is the setting PORT when left out. */
export function startAggregator({ port }: { port?: number } = {}): Promise<RunningService> {
  return startService(AppModule, {
    ...(port !== undefined && { port }),
    settings: readSettings,
    parts: () => partsFor(readSettings().roles),
    errorPage: errorPage(),
    shortcut: (app) => (readSettings().roles.includes('api') ? app.get(EntryShortcut) : undefined),
    microservices: (app) => (readSettings().roles.includes('projection') ? [app.get(BatchKafkaServer)] : []),
  });
}
