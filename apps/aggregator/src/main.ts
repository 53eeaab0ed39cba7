import { exitWithReason, startService } from '@milepost/service';
import { AppModule } from './app.module.js';
import { BatchKafkaServer } from './consumer/batch-kafka-server.js';
import { readSettings } from './settings.js';
import { errorPage } from './site/error-page.js';

await startService(AppModule, {
  settings: readSettings,
  errorPage: errorPage(),
  microservices: (app) => [app.get(BatchKafkaServer)],
}).catch(exitWithReason);
